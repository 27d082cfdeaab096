package io.inquest.cluster.host;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hosts whose waiting work is done at once, by who asks for it. */
record InlineHosts(List<Host> hosts) implements Hosts {
    @Override
    public <T> CompletionStage<T> waiting(Callable<T> work) {
        try {
            return CompletableFuture.completedFuture(work.call());
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public Daemons daemons() {
        throw new UnsupportedOperationException();
    }
}
