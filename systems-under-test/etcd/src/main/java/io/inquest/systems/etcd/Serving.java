package io.inquest.systems.etcd;

import io.inquest.cluster.host.Hosts;
import io.inquest.cluster.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Waits for members to serve, and for changes of who they are; on the world's loop. */
final class Serving {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** etcd changes its members only once they have all been connected for 5 s. */
    private static final long CHANGE_PATIENCE_NANOS = 15_000_000_000L;

    private static final long PAUSE_NANOS = 200_000_000;

    private final World world;
    private final Hosts hosts;
    private final Administration administration;
    private final List<Member> members;

    Serving(World world, Hosts hosts, Administration administration, List<Member> members) {
        this.world = world;
        this.hosts = hosts;
        this.administration = administration;
        this.members = List.copyOf(members);
    }

    /** Completes when every member answers a linearizable read. */
    CompletionStage<Void> untilAll() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Member member : members) {
            all.add(until(member.number()).toCompletableFuture());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when this member does. */
    CompletionStage<Void> until(int node) {
        return attempts(
                PATIENCE_NANOS,
                () -> hosts.waiting(() -> {
                    administration.complaint(node).ifPresent(complaint -> {
                        throw new IllegalStateException(
                                "etcd on " + members.get(node).name() + " does not serve: " + complaint);
                    });
                    return null;
                }));
    }

    /** Changes the members, by a step that does no harm where it was done already. */
    <T> CompletionStage<T> changed(Callable<T> step) {
        return attempts(CHANGE_PATIENCE_NANOS, () -> hosts.waiting(step));
    }

    /** Tries again until it succeeds or patience ends; then fails as the last try did. */
    private <T> CompletionStage<T> attempts(long patienceNanos, Supplier<CompletionStage<T>> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        attempt(step, world.nowNanos() + patienceNanos, done);
        return done;
    }

    private <T> void attempt(Supplier<CompletionStage<T>> step, long giveUpNanos, CompletableFuture<T> done) {
        step.get().whenComplete((result, failure) -> {
            if (failure == null) {
                done.complete(result);
            } else if (world.nowNanos() >= giveUpNanos) {
                done.completeExceptionally(failure);
            } else {
                world.schedule(PAUSE_NANOS, () -> attempt(step, giveUpNanos, done));
            }
        });
    }
}
