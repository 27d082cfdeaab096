package io.inquest.systems.mvcc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.workloads.ListAppendWorkload;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store under all faults, with every message through its codec. The property store.seeds asks for more seeds. */
class MvccSafetyTest {
    private static final int SEEDS = Integer.getInteger("store.seeds", 2);

    /** Every fault under which anything is promised. */
    private static final List<String> FAULTS = List.copyOf(new TreeSet<>(
            new MvccProvider().promise(MvccTrial.config(null, Map.of())).faults()));

    private static final SimulationOptions CODEC = SimulationOptions.DEFAULT.withCodec(true);

    /** Every twentieth message is lost, every twentieth doubled, every fiftieth held up for as long as a second. */
    private static final SimulationOptions BAD_NETWORK = CODEC.withNetwork(
            new NetworkOptions(new Latency(200_000, 2_000_000, 50_000, 10), 50_000, 50_000, 20_000, 1_000_000_000));

    private static MvccTrial trial(long seed, Map<String, String> options, SimulationOptions simulation) {
        MvccTrial trial = new MvccTrial(
                        seed, MvccTrial.config(null, options), new ListAppendWorkload(), FAULTS, simulation)
                .run(60);
        assertEquals(List.of(), trial.cluster.crashes(), "seed " + seed);
        assertNull(trial.notRecovered, "seed " + seed);
        return trial;
    }

    @ParameterizedTest
    @CsvSource({
        "read-uncommitted,primary",
        "read-uncommitted,replica",
        "read-committed,primary",
        "read-committed,replica",
        "snapshot,primary",
        "snapshot,replica",
        "serializable,primary",
        "serializable,replica",
        "strict-serializable,primary"
    })
    void whatIsReadAgreesWithTheLog(String isolation, String reads) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulationOptions simulation = seed % 2 == 1 ? CODEC : BAD_NETWORK;
            MvccTrial trial = trial(seed, Map.of("isolation", isolation, "reads", reads), simulation);
            assertEquals(
                    List.of(),
                    CommitOrder.violations(trial.history, Isolation.of(isolation), trial.log()),
                    "seed " + seed);
        }
    }

    @Test
    void theSameSeedGivesTheSameHistory() {
        MvccTrial first = trial(77, Map.of("isolation", "serializable", "reads", "replica"), CODEC);
        MvccTrial second = trial(77, Map.of("isolation", "serializable", "reads", "replica"), CODEC);
        assertEquals(first.history.size(), second.history.size());
        for (int i = 0; i < first.history.size(); i++) {
            assertEquals(first.history.event(i), second.history.event(i));
        }
    }
}
