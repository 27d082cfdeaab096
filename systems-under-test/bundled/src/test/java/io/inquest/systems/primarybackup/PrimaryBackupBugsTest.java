package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds with which what goes wrong shows to clients, and without the bug does not. */
class PrimaryBackupBugsTest {
    private static Verdict check(long seed, String bug, Map<String, String> options) {
        return PrimaryBackupTrial.of(seed, bug, options, "partition", "kill")
                .run(60)
                .check();
    }

    @ParameterizedTest
    @CsvSource({"split-brain,1,nothing undone", "forget-on-failover,1,nothing undone"})
    void shows(String bug, long seed, String invariant) {
        PrimaryBackupTrial trial =
                PrimaryBackupTrial.of(seed, bug, Map.of(), "partition", "kill").run(60);
        assertEquals(Validity.INVALID, trial.check().validity());
        List<String> violations = trial.invariants.violations;
        assertTrue(violations.stream().anyMatch(v -> v.startsWith(invariant)), violations::toString);
        assertEquals(Validity.VALID, check(seed, null, Map.of()).validity());
    }

    @ParameterizedTest
    @CsvSource({"semi-sync,1", "async,2"})
    void whatIsNotOnAMajorityIsLost(String replication, long seed) {
        Verdict verdict = check(seed, null, Map.of("replication", replication));
        assertEquals(Validity.INVALID, verdict.validity());
        List<String> types =
                verdict.findings().stream().map(Finding::type).distinct().toList();
        assertTrue(types.contains("lost-write"), types::toString);
    }

    /** A primary that no longer hears a majority may not serve what it holds: another may be primary by now. */
    @Test
    void readsOfABackupAreStale() {
        Verdict verdict = check(1, null, Map.of("reads", "any"));
        assertEquals(Validity.INVALID, verdict.validity());
        List<String> types =
                verdict.findings().stream().map(Finding::type).distinct().toList();
        assertEquals(List.of("nonlinearizable"), types);
    }
}
