package io.inquest.cluster.host;

import io.inquest.cluster.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** Hosts without a cluster: nothing is tried when they are made. */
final class TestHosts implements Hosts {
    private final World world;
    private final List<Host> hosts;
    private final HostDaemons daemons;

    TestHosts(World world, UndoLog undo, Host... hosts) {
        this.world = world;
        this.hosts = List.of(hosts);
        this.daemons = new HostDaemons(this, undo);
    }

    @Override
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public <T> CompletionStage<T> waiting(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        ForkJoinPool.commonPool().execute(() -> {
            try {
                T result = work.call();
                world.execute(() -> done.complete(result));
            } catch (Exception problem) {
                world.execute(() -> done.completeExceptionally(problem));
            }
        });
        return done;
    }

    @Override
    public HostDaemons daemons() {
        return daemons;
    }
}
