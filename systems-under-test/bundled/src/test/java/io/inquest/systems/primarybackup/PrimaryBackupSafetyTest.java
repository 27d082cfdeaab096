package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.systems.keyvalue.SequentialOrder;
import io.inquest.workloads.KvWorkload;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The store under all faults, with every message through its codec. The property store.seeds asks for more seeds. */
class PrimaryBackupSafetyTest {
    private static final int SEEDS = Integer.getInteger("store.seeds", 8);

    /** Every fault under which anything is promised. */
    private static final List<String> FAULTS = List.copyOf(new TreeSet<>(new PrimaryBackupProvider()
            .promise(PrimaryBackupTrial.config(null, Map.of()))
            .faults()));

    private static final SimulationOptions CODEC = SimulationOptions.DEFAULT.withCodec(true);

    /** Every twentieth message is lost, every twentieth doubled, every fiftieth held up for as long as a second. */
    private static final SimulationOptions BAD_NETWORK = CODEC.withNetwork(
            new NetworkOptions(new Latency(200_000, 2_000_000, 50_000, 10), 50_000, 50_000, 20_000, 1_000_000_000));

    private static PrimaryBackupTrial trial(
            long seed, Map<String, String> options, Workload workload, SimulationOptions simulation) {
        PrimaryBackupTrial trial = new PrimaryBackupTrial(
                        seed, PrimaryBackupTrial.config(null, options), workload, FAULTS, simulation)
                .run(60);
        assertEquals(List.of(), trial.cluster.crashes(), "seed " + seed);
        assertNull(trial.notRecovered, "seed " + seed);
        assertTrue(trial.invariants.failovers > 1, "seed " + seed);
        return trial;
    }

    private static PrimaryBackupTrial synchronous(
            long seed, Map<String, String> options, Workload workload, SimulationOptions simulation) {
        PrimaryBackupTrial trial = trial(seed, options, workload, simulation);
        assertEquals(List.of(), trial.invariants.violations, "seed " + seed);
        return trial;
    }

    private static void requireLinearizable(long seed, PrimaryBackupTrial trial) {
        Verdict verdict = trial.check();
        assertEquals(Validity.VALID, verdict.validity(), () -> "seed " + seed + ": " + verdict.findings());
    }

    @Test
    void registersAreLinearizable() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            requireLinearizable(seed, synchronous(seed, Map.of(), new RegisterWorkload(), CODEC));
        }
    }

    @Test
    void registersAreLinearizableOnABadNetwork() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            requireLinearizable(seed, synchronous(seed, Map.of(), new RegisterWorkload(), BAD_NETWORK));
        }
    }

    /** Appends of which nobody knows whether they happened make long searches: what is not decided is not wrong. */
    @Test
    void stringsAreNotFoundUnlinearizable() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Verdict verdict =
                    synchronous(seed, Map.of(), new KvWorkload(), CODEC).check(1_000_000_000L, 256L << 20);
            assertNotEquals(Validity.INVALID, verdict.validity(), "seed " + seed);
        }
    }

    @Test
    void readsOfAnyNodeKeepTheOrderOfTheLog() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            PrimaryBackupTrial trial = synchronous(seed, Map.of("reads", "any"), new RegisterWorkload(), CODEC);
            assertEquals(
                    List.of(), SequentialOrder.violations(trial.history, trial.invariants.entries()), "seed " + seed);
        }
    }

    /** It undoes what had taken effect, and comes to agree all the same. */
    @Test
    void withoutAMajoritysCopiesItRollsBackAndRecovers() {
        for (String replication : List.of("semi-sync", "async")) {
            long rollbacks = 0;
            for (long seed = 1; seed <= SEEDS; seed++) {
                rollbacks += trial(seed, Map.of("replication", replication), new RegisterWorkload(), CODEC)
                        .invariants
                        .rollbacks;
            }
            assertTrue(rollbacks > 0, replication);
        }
    }

    /** What is promised where nothing but wall clocks goes wrong. */
    @Test
    void withoutFailoversEveryModeIsLinearizable() {
        for (String replication : Replication.options()) {
            PrimaryBackupTrial trial = PrimaryBackupTrial.of(1, null, Map.of("replication", replication), "clock")
                    .run(60);
            requireLinearizable(1, trial);
            assertEquals(1, trial.invariants.failovers, replication);
        }
    }

    @Test
    void theSameSeedGivesTheSameHistory() {
        PrimaryBackupTrial first = synchronous(77, Map.of(), new RegisterWorkload(), CODEC);
        PrimaryBackupTrial second = synchronous(77, Map.of(), new RegisterWorkload(), CODEC);
        assertEquals(first.history.size(), second.history.size());
        for (int i = 0; i < first.history.size(); i++) {
            assertEquals(first.history.event(i), second.history.event(i));
        }
    }
}
