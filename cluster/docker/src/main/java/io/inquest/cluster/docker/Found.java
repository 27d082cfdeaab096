package io.inquest.cluster.docker;

import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container that was there before.
 *
 * @param name the node's name: the one in the list, the Compose service's, or the container's own
 */
record Found(String name, Container container) {
    private static final String COMPOSE_PROJECT = "com.docker.compose.project";
    private static final String COMPOSE_SERVICE = "com.docker.compose.service";
    private static final String NAME_OPTION = "name=";

    /** The first so many of those that were asked for, in the list's order, else by name. */
    static List<Found> all(Engine engine, Wanted wanted, int nodes) throws IOException {
        List<Container> running = engine.ask("docker", client -> {
            var list = client.listContainersCmd();
            wanted.label().ifPresent(label -> list.withLabelFilter(List.of(label)));
            wanted.project().ifPresent(project -> list.withLabelFilter(List.of(COMPOSE_PROJECT + "=" + project)));
            return list.exec();
        });
        List<Found> found = wanted.lines().isEmpty() ? named(running, wanted) : listed(running, wanted.lines());
        if (found.size() < nodes) {
            throw new IOException("--nodes " + nodes + ", but " + found.size() + " running container"
                    + (found.size() == 1 ? " is" : "s are") + " " + chosenBy(wanted)
                    + ": start more, or ask for fewer nodes.");
        }
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Found one : found.subList(0, nodes)) {
            if (!names.add(one.name()) || !ids.add(one.container().getId())) {
                throw new IllegalArgumentException(
                        "Two nodes are " + one.name() + ": each needs a container of its own.");
            }
        }
        return found.subList(0, nodes);
    }

    private static String chosenBy(Wanted wanted) {
        return wanted.label()
                .map(label -> "labelled " + label)
                .or(() -> wanted.project().map(project -> "of the Compose project " + project))
                .orElse("listed");
    }

    private static List<Found> named(List<Container> running, Wanted wanted) {
        List<Found> found = new ArrayList<>();
        for (Container container : running) {
            Map<String, String> labels = container.getLabels();
            String service = wanted.project().isPresent() ? labels.get(COMPOSE_SERVICE) : null;
            boolean alone = service != null
                    && running.stream()
                                    .filter(other ->
                                            service.equals(other.getLabels().get(COMPOSE_SERVICE)))
                                    .count()
                            == 1;
            found.add(new Found(alone ? service : ownName(container), container));
        }
        found.sort(Comparator.comparing((Found one) -> one.name().length()).thenComparing(Found::name));
        return found;
    }

    private static List<Found> listed(List<Container> running, List<String> lines) throws IOException {
        List<Found> found = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\\s+");
            if (words.length > 2 || (words.length == 2 && !words[1].startsWith(NAME_OPTION))) {
                throw new IllegalArgumentException(
                        "\"" + line + "\" is no container: write its name or id and, if you like, name=n1.");
            }
            Optional<Container> container =
                    running.stream().filter(one -> isCalled(one, words[0])).findFirst();
            if (container.isEmpty()) {
                throw new IOException("No container " + words[0] + " runs: see docker ps.");
            }
            String name = words.length == 2 ? words[1].substring(NAME_OPTION.length()) : ownName(container.get());
            found.add(new Found(name, container.get()));
        }
        return found;
    }

    private static boolean isCalled(Container container, String name) {
        return Arrays.asList(container.getNames()).contains("/" + name)
                || container.getId().equals(name)
                || (name.length() >= 12 && container.getId().startsWith(name));
    }

    private static String ownName(Container container) {
        return container.getNames()[0].substring(1);
    }
}
