package io.inquest.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where control groups of version 2 can be made; whatever hosts make of them lies below those that are theirs. */
final class ControlGroups {
    private static final Path SELF = Path.of("/proc/self/ns/cgroup");

    private ControlGroups() {}

    /** The folder in which a cluster can make its own, if this process may. */
    static Optional<Path> parent() throws IOException {
        if (!Files.exists(SELF)) {
            return Optional.empty();
        }
        for (String mount : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
            // ID PARENT MAJOR:MINOR ROOT POINT OPTIONS ... - TYPE SOURCE OPTIONS: proc_pid_mountinfo(5)
            String[] fields = mount.split(" ");
            if (mount.contains(" - cgroup2 ")) {
                Path point = Path.of(fields[4]);
                if (Files.isWritable(point.resolve("cgroup.procs")) && Files.isWritable(point)) {
                    return Optional.of(point);
                }
            }
        }
        return Optional.empty();
    }
}
