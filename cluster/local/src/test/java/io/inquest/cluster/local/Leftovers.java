package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a cluster could have left on this machine. */
final class Leftovers {
    private Leftovers() {}

    /** State folder, control group and network interfaces of an id. */
    static List<String> of(String id) throws IOException {
        List<String> found = new ArrayList<>(folders(id));
        found.addAll(interfaces(id));
        return found;
    }

    /** What stays until somebody takes it away. */
    static List<String> folders(String id) throws IOException {
        List<String> found = new ArrayList<>();
        Path state = StateFolder.of(id);
        if (Files.exists(state)) {
            found.add(state.toString());
        }
        Path parent = ControlGroups.parent().orElse(null);
        if (parent != null && Files.exists(parent.resolve(state.getFileName()))) {
            found.add(parent.resolve(state.getFileName()).toString());
        }
        return found;
    }

    /** What the kernel takes away, too, when nobody is at the other end any more; in its own time. */
    static List<String> interfaces(String id) throws IOException {
        return Files.readAllLines(Path.of("/proc/net/dev")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("iq" + id + "-"))
                .toList();
    }

    /** Processes, in whatever namespaces, that have this in their environment. */
    static List<String> processes(String variable) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().matches("[0-9]+")) {
                    try {
                        String environment = Files.readString(entry.resolve("environ"), ISO_8859_1);
                        if (List.of(environment.split("\0")).contains(variable)) {
                            found.add(entry.getFileName() + " "
                                    + Files.readString(entry.resolve("cmdline")).replace('\0', ' '));
                        }
                    } catch (IOException gone) {
                        // then it is not left
                    }
                }
            }
        }
        return found;
    }
}
