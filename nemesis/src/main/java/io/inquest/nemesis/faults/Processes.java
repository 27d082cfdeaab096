package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.Kills;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import io.inquest.systems.Killable;
import io.inquest.systems.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Ends nodes' processes and starts them again, for one fault, and sees that they ended and that they run. It starts only
 * what it ended, so that of two faults each starts its own.
 */
final class Processes {
    private final Battlefield field;
    private final Kills processes;
    private final Killable store;
    private final SortedSet<Integer> ended = new TreeSet<>();

    Processes(Battlefield field) {
        this.field = field;
        this.processes = field.cluster().ability(Kills.class).orElseThrow();
        this.store = field.system().ability(Killable.class).orElseThrow();
    }

    /** Why processes cannot be ended and started here; empty if they can. */
    static Optional<String> refusal(Battlefield field, String fault) {
        Optional<String> unable = Lacking.refusal(field, Kills.class, "kill processes", fault);
        return unable.isPresent() || field.system().ability(Killable.class).isPresent()
                ? unable
                : Optional.of("this store cannot start a killed node again; leave out " + fault);
    }

    /** Completes with whether a process ran, and runs no more; fails if it still runs. */
    CompletionStage<Boolean> end(int node, Ending ending) {
        return ending.end(field, node).thenCompose(ran -> {
            if (ran) {
                ended.add(node);
            }
            return processes.isRunning(node).thenApply(runs -> {
                if (runs) {
                    throw new InjectionFailedException("took no effect: " + Nodes.name(field, node)
                            + " still runs after it was " + (ending == Ending.KILL ? "killed" : "stopped"));
                }
                return ran;
            });
        });
    }

    boolean isDown(int node) {
        return ended.contains(node);
    }

    /** Starts a node that was ended, where it does not run; fails if it does not run after, unless another fault stops it. */
    CompletionStage<Void> start(int node) {
        return processes
                .isRunning(node)
                .thenCompose(runs -> runs ? CompletableFuture.completedFuture(null) : store.start(node))
                .thenCompose(done -> processes.isRunning(node))
                .thenCompose(runs -> runs ? CompletableFuture.completedFuture(true) : isStoppedByAnother(node))
                .thenAccept(runs -> {
                    if (!runs) {
                        throw new IllegalStateException(
                                "did not heal: " + Nodes.name(field, node) + " does not run after it was started");
                    }
                    ended.remove(node);
                });
    }

    /** Whether that is another fault's doing, which starts it when the disk is well again, or it is a member again. */
    private CompletionStage<Boolean> isStoppedByAnother(int node) {
        return field.cluster()
                .ability(DamagesDisks.class)
                .map(disks -> disks.isStopped(node))
                .orElseGet(() -> CompletableFuture.completedFuture(false))
                .thenCompose(stopped -> stopped ? CompletableFuture.completedFuture(true) : isRemoved(node));
    }

    private CompletionStage<Boolean> isRemoved(int node) {
        return field.system()
                .ability(Membership.class)
                .map(membership -> Stages.recover(
                        membership.members().thenApply(members -> !members.contains(node)),
                        noAnswer -> CompletableFuture.completedFuture(false)))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Starts all that were ended and not started since; completes with which these were. */
    CompletionStage<List<Integer>> startAll() {
        List<Integer> down = new ArrayList<>(ended);
        return Stages.each(down, this::start).thenApply(all -> down);
    }
}
