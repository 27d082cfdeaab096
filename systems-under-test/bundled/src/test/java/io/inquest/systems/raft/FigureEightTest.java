package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.keyvalue.ReplicatedSystem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/**
 * Figure 8 of the Raft paper (Ongaro & Ousterhout 2014), step by step: chance would need many thousand runs to let three
 * leaders fail at the right moments.
 */
class FigureEightTest {
    private static final int NODES = 5;
    private static final long SECOND = 1_000_000_000L;
    private static final SimulationOptions STEADY =
            SimulationOptions.DEFAULT.withNetwork(NetworkOptions.reliable(Latency.constant(1_000_000)));

    private final VirtualWorld world = new VirtualWorld(8);
    private final SimulatedCluster cluster = new SimulatedCluster(world, NODES, STEADY);
    private final Invariants invariants = new Invariants();
    private Set<Link> cut = new LinkedHashSet<>();
    private ReplicatedSystem raft;

    @Test
    void theBugOverwritesWhatWasReadAsCommitted() {
        assertEquals(List.of(1L, "nothing"), readsOfFigureEight("commit-old-term"));
        assertTrue(invariants.violations.get(0).startsWith("state machine safety"), invariants.violations.toString());
    }

    @Test
    void withoutTheBugItIsKept() {
        assertEquals(List.of(1L, 1L), readsOfFigureEight(null));
        assertEquals(List.of(), invariants.violations);
    }

    /** Of the same key, when the entry is held by a majority, and after leaders have changed once more. */
    private List<Object> readsOfFigureEight(String bug) {
        raft = RaftProvider.create(RaftProvider.parse(RaftTrial.config(bug, Map.of())), cluster, world, invariants);
        boolean[] served = new boolean[1];
        raft.setUp().thenRun(() -> served[0] = true);
        until(() -> served[0]);
        int s1 = leaderAmong(node -> true);
        int s2 = (s1 + 1) % NODES;

        // (a) S1 leads, and has its entry on S2 only
        partition(node -> node == s1 || node == s2);
        invoke(s1, "write", "x", 1L);
        // (b) S5 is elected without it, and has another at the same place on itself only
        int s5 = leaderAmong(node -> node != s1 && node != s2);
        partition(node -> node == s5);
        invoke(s5, "write", "y", 2L);
        // (c) S1 or S2 leads again, and its entry comes to be held by a majority
        leaderAmong(node -> node == s1 || node == s2);
        List<Object> reads = new ArrayList<>();
        reads.add(read(s1));
        // (d) those two are gone: S5's log ends with the later term
        partition(node -> node == s1 || node == s2);
        int last = leaderAmong(node -> node != s1 && node != s2);
        reads.add(read(last));
        return reads;
    }

    /** Cuts the network into those nodes and the others, and joins what was cut before. */
    private void partition(IntPredicate side) {
        cluster.join(cut);
        cut = new LinkedHashSet<>();
        for (int from = 0; from < NODES; from++) {
            for (int to = 0; to < NODES; to++) {
                if (side.test(from) != side.test(to)) {
                    cut.add(new Link(from, to));
                }
            }
        }
        cluster.cut(cut);
    }

    /** The one among these that leads with the latest term of all, once there is one. */
    private int leaderAmong(IntPredicate candidates) {
        int[] leader = new int[1];
        until(() -> {
            leader[0] = raft.primaries().stream()
                    .max((a, b) ->
                            Long.compare(raft.replica(a).term(), raft.replica(b).term()))
                    .filter(candidates::test)
                    .orElse(-1);
            return leader[0] >= 0;
        });
        return leader[0];
    }

    private Object read(int node) {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (invoke(node, "read", "x", null) instanceof Completion.Ok ok) {
                return ok.value() == null ? "nothing" : ok.value();
            }
        }
        throw new AssertionError("no read was answered");
    }

    private Completion invoke(int node, String f, Object key, Object value) {
        Completion[] completion = new Completion[1];
        try (Client client = raft.open(node)) {
            client.invoke(Operation.of(Actor.process(0), f, key, value), reply -> completion[0] = reply);
            until(() -> completion[0] != null);
        }
        return completion[0];
    }

    private void until(BooleanSupplier condition) {
        long deadlineNanos = world.nowNanos() + 20 * SECOND;
        world.schedule(20 * SECOND, () -> {});
        world.run(() -> condition.getAsBoolean() || world.nowNanos() >= deadlineNanos);
        assertTrue(condition.getAsBoolean(), "it did not come about within 20 s");
    }
}
