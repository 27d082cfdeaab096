package io.inquest.cluster.sim;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The disks of the simulated nodes, as what can be damaged. All that is asked is done at once. */
final class SimulatedDisks implements DamagesDisks {
    private final List<SimulatedNode> nodes;

    SimulatedDisks(List<SimulatedNode> nodes) {
        this.nodes = nodes;
    }

    @Override
    public CompletionStage<Void> damage(int node, DiskDamage damage) {
        disk(node).damage(damage);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Boolean> mend(int node, DiskDamage damage) {
        return CompletableFuture.completedFuture(disk(node).mend(damage));
    }

    @Override
    public CompletionStage<DiskCounts> counts(int node) {
        return CompletableFuture.completedFuture(disk(node).counts());
    }

    @Override
    public CompletionStage<Integer> unsynced(int node) {
        return CompletableFuture.completedFuture(disk(node).unsynced());
    }

    @Override
    public CompletionStage<Boolean> isStopped(int node) {
        return CompletableFuture.completedFuture(disk(node).hasStopped());
    }

    private SimulatedDisk disk(int node) {
        if (node < 0 || node >= nodes.size()) {
            throw new IllegalArgumentException(
                    "There is no node " + node + ": nodes are numbered 0 to " + (nodes.size() - 1) + ".");
        }
        return nodes.get(node).disk();
    }
}
