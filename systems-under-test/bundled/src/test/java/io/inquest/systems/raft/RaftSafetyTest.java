package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.systems.keyvalue.SequentialOrder;
import io.inquest.workloads.KvWorkload;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store under all faults, with every message through its codec. The property raft.seeds asks for more seeds. */
class RaftSafetyTest {
    private static final int SEEDS = Integer.getInteger("raft.seeds", 8);
    private static final List<String> FAULTS =
            List.of("partition", "kill", "restart", "rolling-restart", "crash-loop", "pause", "clock");
    private static final SimulationOptions CODEC = SimulationOptions.DEFAULT.withCodec(true);

    private static RaftTrial trial(long seed, Map<String, String> options, Workload workload) {
        return trial(seed, options, workload, FAULTS);
    }

    private static RaftTrial trial(long seed, Map<String, String> options, Workload workload, List<String> faults) {
        RaftTrial trial = new RaftTrial(seed, RaftTrial.config(null, options), workload, faults, CODEC).run(60);
        assertEquals(List.of(), trial.invariants.violations, "seed " + seed);
        assertEquals(List.of(), trial.cluster.crashes(), "seed " + seed);
        assertNull(trial.notRecovered, "seed " + seed);
        return trial;
    }

    private static void requireLinearizable(long seed, RaftTrial trial) {
        Verdict verdict = trial.check();
        assertEquals(Validity.VALID, verdict.validity(), () -> "seed " + seed + ": " + verdict.findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "read-index", "lease"})
    void registersAreLinearizable(String reads) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            requireLinearizable(seed, trial(seed, Map.of("reads", reads), new RegisterWorkload()));
        }
    }

    /** Also where checksums show that bits were flipped, of which nothing is promised: nodes stop rather than go on. */
    @ParameterizedTest
    @ValueSource(strings = {"disk", "disk-failing", "disk-corruption", "kill,disk,disk-failing,disk-corruption"})
    void registersAreLinearizableOnBadDisks(String faults) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RaftTrial trial = trial(seed, Map.of(), new RegisterWorkload(), List.of(faults.split(",")));
            requireLinearizable(seed, trial);
        }
    }

    /** Appends of which nobody knows whether they happened make long searches: what is not decided is not wrong. */
    @Test
    void stringsAreNotFoundUnlinearizable() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Verdict verdict = trial(seed, Map.of(), new KvWorkload()).check(1_000_000_000L, 256L << 20);
            assertNotEquals(Validity.INVALID, verdict.validity(), "seed " + seed);
        }
    }

    /** A log that is compacted all the time leaves hardly a follower that can be sent entries. */
    @Test
    void snapshotsAtEveryTurnAreLinearizable() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RaftTrial trial = trial(seed, Map.of("snapshot-every", "3"), new RegisterWorkload());
            requireLinearizable(seed, trial);
            assertTrue(trial.invariants.installed > 0, "seed " + seed);
        }
    }

    @Test
    void localReadsKeepTheOrderOfTheLog() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RaftTrial trial = trial(seed, Map.of("reads", "local"), new RegisterWorkload());
            assertEquals(
                    List.of(), SequentialOrder.violations(trial.history, trial.invariants.entries()), "seed " + seed);
        }
    }

    @Test
    void theSameSeedGivesTheSameHistory() {
        RaftTrial first = trial(77, Map.of(), new RegisterWorkload());
        RaftTrial second = trial(77, Map.of(), new RegisterWorkload());
        assertEquals(first.history.size(), second.history.size());
        for (int i = 0; i < first.history.size(); i++) {
            assertEquals(first.history.event(i), second.history.event(i));
        }
    }
}
