package io.inquest.cluster.docker;

import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user asked for.
 *
 * @param lines existing containers by name; empty if they are chosen otherwise or made
 * @param label a label of existing containers
 * @param project the Compose project of existing containers
 * @param image what containers are made of, if none of the above was said
 * @param netAdmin whether made containers get the capability that network faults need
 * @param ipv6 whether hosts go by their IPv6 addresses
 */
record Wanted(
        List<String> lines,
        Optional<String> label,
        Optional<String> project,
        String image,
        boolean netAdmin,
        boolean ipv6) {
    static final String LABEL = "docker-label";
    static final String PROJECT = "docker-compose-project";
    static final String IMAGE = "docker-image";
    static final String NET_ADMIN = "docker-net-admin";
    static final String IP = "docker-ip";
    static final String DEFAULT_IMAGE = "inquest-node";

    static final List<ClusterOption> OPTIONS = List.of(
            new ClusterOption(
                    IMAGE, "the image that containers are made of, if no existing ones are named", DEFAULT_IMAGE),
            new ClusterOption(LABEL, "use the running containers with this label, KEY or KEY=VALUE", ""),
            new ClusterOption(PROJECT, "use the running containers of this Compose project", ""),
            new ClusterOption(
                    NET_ADMIN,
                    "whether containers made here may change their own network: network faults need it",
                    "yes"),
            new ClusterOption(IP, "4 or 6: the kind of addresses that the hosts go by", "4"));

    /** @throws IllegalArgumentException with a sentence, if what is asked for does not go together */
    static Wanted of(ClusterRequest request) {
        List<String> lines = request.hosts().stream()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        Optional<String> label = text(request, LABEL);
        Optional<String> project = text(request, PROJECT);
        long ways = Stream.of(!lines.isEmpty(), label.isPresent(), project.isPresent())
                .filter(said -> said)
                .count();
        if (ways > 1) {
            throw new IllegalArgumentException(
                    "Containers are chosen in one way: by name (--hosts), --" + LABEL + " or --" + PROJECT + ".");
        }
        return new Wanted(
                lines,
                label,
                project,
                text(request, IMAGE).orElse(DEFAULT_IMAGE),
                oneOf(request, NET_ADMIN, "yes", "no"),
                oneOf(request, IP, "6", "4"));
    }

    private static Optional<String> text(ClusterRequest request, String name) {
        return Optional.of(request.option(name)).filter(value -> !value.isBlank());
    }

    private static boolean oneOf(ClusterRequest request, String name, String yes, String no) {
        String value = request.option(name);
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException("--" + name + " is " + yes + " or " + no + ", not \"" + value + "\".");
        }
        return value.equals(yes);
    }

    /** Whether containers are made, and removed in the end. */
    boolean makes() {
        return lines.isEmpty() && label.isEmpty() && project.isEmpty();
    }
}
