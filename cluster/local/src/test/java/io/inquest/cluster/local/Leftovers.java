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
        List<String> found = new ArrayList<>();
        if (Files.exists(StateFolder.of(id))) {
            found.add(StateFolder.of(id).toString());
        }
        Path parent = ControlGroups.parent().orElse(null);
        if (parent != null) {
            Path group = parent.resolve(StateFolder.of(id).getFileName().toString());
            if (Files.exists(group)) {
                found.add(group.toString());
            }
        }
        for (String line : Files.readAllLines(Path.of("/proc/net/dev"))) {
            if (line.strip().startsWith("iq" + id + "-")) {
                found.add(line.strip());
            }
        }
        return found;
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
                        continue;
                    }
                }
            }
        }
        return found;
    }
}
