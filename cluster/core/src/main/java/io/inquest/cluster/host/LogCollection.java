package io.inquest.cluster.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Fetches what the daemons of all nodes have printed. Used from the world's loop. */
public final class LogCollection {
    private final Hosts hosts;

    public LogCollection(Hosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Fetches the log of every daemon that was ever started, to {@code nodes/NODE/} in the folder. Each is tried,
     * whatever becomes of the others.
     *
     * @return what could not be had and why, a sentence each; never fails
     */
    public CompletionStage<List<String>> to(Path results) {
        NodeFolders folders = new NodeFolders(results);
        CompletionStage<List<String>> all = CompletableFuture.completedFuture(List.of());
        for (int node = 0; node < hosts.hosts().size(); node++) {
            Host host = hosts.hosts().get(node);
            List<String> logs = hosts.daemons().logs(node);
            if (!logs.isEmpty()) {
                all = all.thenCombine(fetched(host, () -> folders.download(host, logs)), LogCollection::joined);
            }
        }
        return all;
    }

    /** Also what nobody foresaw is a sentence. */
    private CompletionStage<List<String>> fetched(Host host, Callable<List<String>> work) {
        return hosts.waiting(work)
                .exceptionally(failure -> List.of("the logs of " + host.name() + " could not be fetched: " + failure));
    }

    static List<String> joined(List<String> first, List<String> next) {
        List<String> both = new ArrayList<>(first);
        both.addAll(next);
        return List.copyOf(both);
    }
}
