package io.inquest.systems.keyvalue;

import io.inquest.cluster.world.World;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Waits until the store serves again: until a probe goes through the log, and then until all nodes have applied it. */
final class Recovery {
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final String name;
    private final World world;
    private final IntFunction<Client> clients;
    private final LongFunction<List<String>> lagging;
    private final long deadlineNanos;
    private final CompletableFuture<Void> done;
    private int attempts;

    /**
     * @param name the store's, for the sentence that says that it did not recover
     * @param clients opens a client for a worker: each probe begins at another node
     * @param lagging the nodes that have not, since the time given, applied all that any node has
     * @param done completed when the store serves; fails when patience is over
     */
    Recovery(
            String name,
            World world,
            IntFunction<Client> clients,
            LongFunction<List<String>> lagging,
            CompletableFuture<Void> done) {
        this.done = done;
        this.name = name;
        this.world = world;
        this.clients = clients;
        this.lagging = lagging;
        this.deadlineNanos = world.nowNanos() + PATIENCE_NANOS;
    }

    void begin() {
        probe();
    }

    private void probe() {
        Operation probe = Operation.of(Actor.process(0), Commands.PROBE, null, null);
        Client prober = clients.apply(attempts++);
        prober.invoke(probe, completion -> {
            prober.close();
            if (completion instanceof Completion.Ok) {
                awaitNodes(world.nowNanos());
            } else {
                again(this::probe, "no leader answers (the last probe: " + reason(completion) + ")");
            }
        });
    }

    private static String reason(Completion completion) {
        return completion instanceof Completion.Fail fail
                ? "failed, " + fail.reason()
                : ((Completion.Unknown) completion).reason();
    }

    private void awaitNodes(long sinceNanos) {
        List<String> behind = lagging.apply(sinceNanos);
        if (behind.isEmpty()) {
            done.complete(null);
        } else {
            again(() -> awaitNodes(sinceNanos), String.join(", ", behind) + " did not catch up");
        }
    }

    private void again(Runnable step, String reason) {
        if (world.nowNanos() < deadlineNanos) {
            world.schedule(PAUSE_NANOS, step);
            return;
        }
        done.completeExceptionally(new IllegalStateException(name + " did not serve within "
                + PATIENCE_NANOS / 1_000_000_000 + " s: " + reason
                + ". Look whether a majority of nodes runs and can talk to each other."));
    }
}
