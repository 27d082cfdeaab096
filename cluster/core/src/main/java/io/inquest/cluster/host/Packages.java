package io.inquest.cluster.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian packages on hosts, by {@code apt-get}. No service starts because its package was installed: the harness starts
 * what it needs itself. One installation at a time on a machine, also where several hosts share its file system.
 */
public final class Packages {
    private static final Script INSTALL = Script.of("packages", "packages.sh");
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final String NAME = "[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?(=[A-Za-z0-9.+~:-]+)?";

    private Packages() {}

    /**
     * Installs those that are missing. Waits.
     *
     * @param packages names, each with {@code =VERSION} behind it if it has to be that one
     * @return those that were installed now
     * @throws RefusedException with a sentence that says what to do, if they cannot be installed
     */
    public static List<String> install(Host host, List<String> packages) throws IOException {
        for (String name : packages) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("\"" + name + "\" is no name of a Debian package");
            }
        }
        if (packages.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of(host.facts().home() + "/packages"));
        arguments.addAll(packages);
        String installed = RefusedException.unlessDone(
                host,
                INSTALL.with(arguments).withTimeout(TIMEOUT),
                String.join(", ", packages) + " could not be installed");
        return installed.lines().toList();
    }
}
