package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seed for each bug with which partitions and kills make it show to clients, and without it do not. */
class RaftBugsTest {
    @ParameterizedTest
    @CsvSource({
        "stale-reads,1",
        "ack-before-commit,1",
        "skip-log-check,1",
        "lease-ignores-drift,6",
        "no-vote-fsync,17",
        "commit-old-term,69"
    })
    void shows(String bug, long seed) {
        assertEquals(
                Validity.INVALID,
                RaftTrial.of(seed, bug, Map.of(), "partition", "kill")
                        .run(60)
                        .check()
                        .validity());
        String reads =
                RaftProvider.parse(RaftTrial.config(bug, Map.of())).reads().option();
        RaftTrial without = RaftTrial.of(seed, null, Map.of("reads", reads), "partition", "kill")
                .run(60);
        assertEquals(Validity.VALID, without.check().validity());
        assertEquals(List.of(), without.invariants.violations);
    }

    @ParameterizedTest
    @CsvSource({"no-vote-fsync,17,election safety", "skip-log-check,1,state machine safety"})
    void breaksAnInvariant(String bug, long seed, String invariant) {
        List<String> violations =
                RaftTrial.of(seed, bug, Map.of(), "partition", "kill").run(60).invariants.violations;
        assertTrue(violations.stream().anyMatch(v -> v.startsWith(invariant)), violations::toString);
    }
}
