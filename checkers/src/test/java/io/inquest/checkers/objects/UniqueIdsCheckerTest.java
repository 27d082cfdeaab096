package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueIdsCheckerTest {
    private final Judged ids = new Judged(new UniqueIdsChecker());

    @Test
    void oneIdTwice() {
        ids.violated(
                """
                0: [generate null -> 7]
                1:       [generate null ->     7]
                """,
                "duplicated",
                "Process 0's generate (event 0) and process 1's generate (event 1) both returned the id 7.",
                0,
                1);
        ids.violated("0: [generate x null -> {\"a\":1}] [generate x null -> {\"a\":1}]", "duplicated", "of x.", 0, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [generate null -> 7] [generate null -> \"7\"]",
                // each key has its own
                "0: [generate x null -> 7] [generate y null -> 7]",
                // nobody was given it twice
                "0: [generate null -> 7] [generate null -> 7 !]",
                "0: [generate null -> 7] [generate null -> 7 ~timeout]",
                "0: [generate null -> 7] [generate null",
                // no id
                "0: [generate null -> null] [generate null -> null]",
            })
    void nearMisses(String drawing) {
        ids.valid(drawing);
    }

    @Test
    void theFirstFewAreToldAndAllAreCounted() {
        String drawing = "0: " + "[generate null -> 7] ".repeat(8);
        Verdict verdict = ids.verdict(drawing);
        assertEquals(7L, verdict.measures().get("duplicated"));
        assertEquals(8L, verdict.measures().get("generated"));
        List<Finding> findings = verdict.findings();
        assertEquals(5, findings.size());
        assertTrue(findings.get(4).explanation().endsWith(" There are 2 more of this kind."));
    }

    @Test
    void whatIsBeyondIt() {
        ids.unknown("0: [generate null -> 7] [generate null -> 7] [reset]", "operation reset", "event 4");
        ids.valid("0: [generate null -> 7] [reset !]");
        ids.with("object", "lock").unknown("0: [generate null -> 7]", "object", "not one of the object lock");
        ids.with("object", "unique-ids").valid("0: [generate null -> 7]");
    }

    @Test
    void theBudgetEndsIt() {
        CheckContext none = CheckContext.defaults().withBudget(0, 1 << 20);
        Verdict verdict = new UniqueIdsChecker().check(HistoryNotation.parse("0: [generate null -> 7]"), none);
        assertEquals("time-budget", verdict.findings().get(0).type());
    }
}
