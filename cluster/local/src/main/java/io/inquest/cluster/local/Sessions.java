package io.inquest.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes that a command started, as far as they did not leave its session. */
final class Sessions {
    private static final int ROUNDS_MAX = 100;
    private static final long ROUND_MILLIS = 1_000;

    private Sessions() {}

    /** Kills a session's leader, its children, and theirs, wherever their parents went. */
    static void kill(Process leader) throws IOException {
        leader.destroyForcibly();
        // one that was just being born is found in the next round
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<ProcessHandle> members = members(leader.pid());
            if (members.isEmpty()) {
                return;
            }
            members.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .completeOnTimeout(null, ROUND_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        throw new IOException("The processes " + members(leader.pid()) + " do not end.");
    }

    private static List<ProcessHandle> members(long session) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::parseLong)
                    .filter(pid -> ProcessMark.session(pid).equals(Optional.of(session)))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        }
    }
}
