package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The disks of some nodes, for one fault that damages all of them alike: what it does to them, and what comes of it. */
final class Disks {
    private final Battlefield field;
    private final List<Integer> nodes;
    private final List<DiskDamage> damages;
    private final DamagesDisks disks;
    private final Processes processes;
    private final List<Damaged> damaged = new ArrayList<>();
    private final TreeSet<Integer> ended = new TreeSet<>();
    private final TreeSet<Integer> stopped = new TreeSet<>();
    private final TreeSet<Integer> started = new TreeSet<>();
    private List<DiskCounts> before = List.of();

    private record Damaged(int node, DiskDamage damage) {}

    Disks(Battlefield field, List<Integer> nodes, DiskDamage... damages) {
        this.field = field;
        this.nodes = nodes;
        this.damages = List.of(damages);
        this.disks = field.cluster().ability(DamagesDisks.class).orElseThrow();
        this.processes = new Processes(field);
    }

    /** Why disks cannot be damaged here, or what that stops cannot be started again; empty if both can. */
    static Optional<String> refusal(Battlefield field, String fault) {
        return Lacking.refusal(field, DamagesDisks.class, "damage disks", fault)
                .or(() -> Processes.refusal(field, fault));
    }

    /** Remembers what was counted before the fault. */
    CompletionStage<Void> count() {
        return Stages.each(nodes, disks::counts).thenAccept(counts -> before = counts);
    }

    /** What was counted since then, on all nodes together. */
    CompletionStage<DiskCounts> counted() {
        return Stages.each(nodes, disks::counts).thenApply(now -> {
            DiskCounts sum = DiskCounts.NONE;
            for (int i = 0; i < now.size(); i++) {
                sum = sum.plus(now.get(i)).minus(before.get(i));
            }
            return sum;
        });
    }

    /** How many writes a power cut could lose now. */
    CompletionStage<Integer> unsynced() {
        return Stages.each(nodes, disks::unsynced)
                .thenApply(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }

    CompletionStage<Void> damage() {
        List<Damaged> all = new ArrayList<>();
        nodes.forEach(node -> damages.forEach(damage -> all.add(new Damaged(node, damage))));
        return Stages.each(all, one -> disks.damage(one.node, one.damage).thenAccept(done -> damaged.add(one)))
                .thenAccept(done -> {});
    }

    CompletionStage<Void> mend() {
        return Stages.each(
                        new ArrayList<>(damaged),
                        one -> disks.mend(one.node, one.damage).thenAccept(mended -> {
                            if (!mended) {
                                throw new IllegalStateException("did not heal: the disk of "
                                        + Nodes.name(field, one.node)
                                        + " was not damaged any more when it was to be mended");
                            }
                            damaged.remove(one);
                        }))
                .thenAccept(all -> {});
    }

    /** Kills what runs; completes with whether anything did. */
    CompletionStage<Boolean> kill() {
        return Stages.each(
                        nodes,
                        node -> processes.end(node, Ending.KILL).thenAccept(ran -> {
                            if (ran) {
                                ended.add(node);
                            }
                        }))
                .thenApply(all -> !ended.isEmpty());
    }

    CompletionStage<Void> startKilled() {
        return processes.startAll().thenAccept(started::addAll);
    }

    /** Starts what was killed, and what the disks have stopped. What other damage stops at once has started. */
    CompletionStage<Void> start() {
        return startKilled()
                .thenCompose(done -> Stages.each(nodes, this::startIfStopped))
                .thenAccept(all -> {});
    }

    private CompletionStage<Void> startIfStopped(int node) {
        return disks.isStopped(node).thenCompose(isStopped -> {
            if (!isStopped) {
                return CompletableFuture.completedFuture(null);
            }
            stopped.add(node);
            return processes.start(node).thenAccept(done -> started.add(node));
        });
    }

    /** Looks which nodes their disks have stopped. */
    CompletionStage<Void> findStopped() {
        return Stages.each(
                        nodes,
                        node -> disks.isStopped(node).thenAccept(isStopped -> {
                            if (isStopped) {
                                stopped.add(node);
                            }
                        }))
                .thenAccept(all -> {});
    }

    /** Adds these counts, and what became of the nodes since this was asked last. */
    Map<String, Object> tell(Map<String, Object> evidence, DiskCounts counts) {
        DiskData.tell(evidence, counts);
        tell(evidence, "killed", ended);
        tell(evidence, "stopped-by-disk", stopped);
        tell(evidence, "started", started);
        return evidence;
    }

    private void tell(Map<String, Object> evidence, String what, Set<Integer> some) {
        Data.putUnlessEmpty(evidence, what, Nodes.names(field, some));
        some.clear();
    }

    String names() {
        return String.join(", ", Nodes.names(field, nodes));
    }
}
