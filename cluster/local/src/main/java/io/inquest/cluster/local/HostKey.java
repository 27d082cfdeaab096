package io.inquest.cluster.local;

import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What finds a host again: {@link HostFacts#key}.
 *
 * @param holder the process that pins its namespaces
 * @param boot which start of the machine that was in
 * @param folder the cluster's state folder
 * @param cgroup the folder of its control group, or empty if it has none
 */
record HostKey(ProcessMark holder, String boot, Path folder, String cgroup) {
    Map<String, String> asMap() {
        return Map.of(
                "pid", Long.toString(holder.pid()),
                "start", Long.toString(holder.startTicks()),
                "boot", boot,
                "folder", folder.toString(),
                "cgroup", cgroup);
    }

    /** @throws IOException if the facts, which may come from a file, are no local host's */
    static HostKey of(HostFacts facts) throws IOException {
        Map<String, String> key = facts.key();
        try {
            return new HostKey(
                    new ProcessMark(Long.parseLong(key.get("pid")), Long.parseLong(key.get("start"))),
                    key.getOrDefault("boot", ""),
                    Path.of(key.getOrDefault("folder", "/")),
                    key.getOrDefault("cgroup", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("What is noted of " + facts.name() + " does not say which process it was: " + key, e);
        }
    }

    /** Whether the host can still be entered: a process that is about to end has no namespaces any more. */
    boolean lives() throws IOException {
        return boot.equals(Machine.boot()) && holder.lives() && hasNamespaces();
    }

    private boolean hasNamespaces() throws IOException {
        try {
            Files.readSymbolicLink(Path.of("/proc", Long.toString(holder.pid()), "ns", "mnt"));
            return true;
        } catch (NoSuchFileException ending) {
            return false;
        } catch (AccessDeniedException another) {
            return true;
        }
    }
}
