package org.example.inquest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.model.Models;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomCheckerTest {
    /** A column is a tenth of a second. */
    private static Verdict inTime(String drawing, Map<String, Object> settings) {
        CheckContext context = CheckContext.defaults().withSettings(settings);
        return new AnswersInTime().check(HistoryNotation.parse(drawing, 100_000_000), context);
    }

    private static Validity linearizable(String drawing) {
        LinearizableChecker checker = new LinearizableChecker(new Models(List.of(new HighScoreModel())));
        return checker.check(HistoryNotation.parse(drawing), CheckContext.defaults()).validity();
    }

    @Test
    void aSecondIsEnough() {
        assertEquals(Validity.VALID, inTime("0: [submit 5]", Map.of()).validity());
    }

    @Test
    void lateAnswersAreNamed() {
        Verdict verdict = inTime("0: [submit 5  ]", Map.of());
        assertEquals(
                List.of(new Finding("late-answer", "Process 0 waited 1100 ms for its submit (event 0).", List.of(0))),
                verdict.findings());
        assertEquals(
                Validity.VALID, inTime("0: [submit 5  ]", Map.of("millis", 1100)).validity());
    }

    @Test
    void theBestScoreCountsWhicheverCameLast() {
        assertEquals(Validity.VALID, linearizable("0: [submit 5] [submit 3] [best -> 5]"));
        assertEquals(Validity.INVALID, linearizable("0: [submit 5] [submit 3] [best -> 3]"));
        assertEquals(Validity.VALID, linearizable("0: [best -> 0] [submit 5 ~]\n1:            [best -> 5]"));
    }
}
