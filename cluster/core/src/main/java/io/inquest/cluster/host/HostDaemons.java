package io.inquest.cluster.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The daemons of a cluster of hosts. What is asked of a node is done in the order it was asked, one after the other; of
 * different nodes, side by side. Used from the world's loop, but for {@link #endAll}.
 */
final class HostDaemons implements Daemons {
    private final Hosts hosts;
    private final List<NodeDaemons> nodes = new ArrayList<>();
    private final List<CompletionStage<?>> turns = new ArrayList<>();
    private final List<Set<String>> logs = new ArrayList<>();

    /** @param undo where it is written how to end a daemon, before it is started */
    HostDaemons(Hosts hosts, UndoLog undo) {
        this.hosts = hosts;
        for (Host host : hosts.hosts()) {
            nodes.add(new NodeDaemons(host, undo));
            turns.add(CompletableFuture.completedFuture(null));
            logs.add(new LinkedHashSet<>());
        }
    }

    @Override
    public CompletionStage<Void> start(int node, Daemon daemon) {
        logs.get(node).add(daemon.log());
        return inTurn(node, () -> {
            nodes.get(node).start(daemon);
            return null;
        });
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return inTurn(node, nodes.get(node)::isRunning);
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        return inTurn(node, nodes.get(node)::kill);
    }

    CompletionStage<Boolean> stop(int node) {
        return inTurn(node, nodes.get(node)::stop);
    }

    CompletionStage<Boolean> pause(int node) {
        return inTurn(node, nodes.get(node)::pause);
    }

    CompletionStage<Boolean> resume(int node) {
        return inTurn(node, nodes.get(node)::resume);
    }

    CompletionStage<Boolean> isPaused(int node) {
        return inTurn(node, nodes.get(node)::isPaused);
    }

    @Override
    public List<String> logs(int node) {
        return List.copyOf(logs.get(node));
    }

    /**
     * Kills whatever still runs; on a host that is no more, nothing does. Waits.
     *
     * @throws IOException after all nodes were tried, if something may run on
     */
    void endAll() throws IOException {
        IOException failure = null;
        for (NodeDaemons node : nodes) {
            try {
                node.end();
            } catch (IOException e) {
                failure = e instanceof HostGoneException ? failure : joined(failure, e);
            } catch (RuntimeException unforeseen) {
                failure = joined(failure, new IOException(unforeseen));
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static IOException joined(IOException first, IOException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private <T> CompletionStage<T> inTurn(int node, Callable<T> work) {
        CompletionStage<T> mine =
                turns.get(node).handle((done, failed) -> null).thenCompose(done -> hosts.waiting(work));
        turns.set(node, mine);
        return mine;
    }
}
