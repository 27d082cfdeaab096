package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongHistoriesTest {
    private static final int OPERATIONS = 200_000;

    @Test
    void aDeepSearchNeedsNoDeepStack() {
        Shape withCas = new Shape(OPERATIONS, 5, 1, 4, false, 30, 0, 0);
        History history = RandomHistories.of(new SplittableRandom(1), withCas);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, new RegisterModel());
    }

    @Test
    void zonesDecideALongHistory() {
        Shape unique = new Shape(OPERATIONS, 10, 1, 4, true, 0, 0, 0);
        History history = RandomHistories.of(new SplittableRandom(2), unique);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, new RegisterModel());
    }

    @Test
    void theWindowIsShortHoweverLongTheHistory() {
        for (boolean unique : new boolean[] {true, false}) {
            int late = 20_000;
            HistoryBuilder builder = History.builder();
            for (int i = 0; i < late; i++) {
                run(builder, "write", unique ? i : i % 7, null);
                run(builder, "read", null, unique ? i : i % 7);
            }
            run(builder, "read", null, 3);
            for (int i = late; i < late + 1000; i++) {
                run(builder, "write", unique ? i : i % 7, null);
            }
            Verdict verdict = Check.verdict(builder.build());
            assertEquals(Validity.INVALID, verdict.validity());
            Finding finding = verdict.findings().get(0);
            int read = 4 * late;
            assertEquals(
                    List.of((long) read - 2, (long) read + 1), finding.details().get("window"));
            assertEquals(List.of(read), finding.operations());
            assertTrue(finding.explanation().contains("After linearizing 40000 operations"), finding.explanation());
        }
    }

    private static void run(HistoryBuilder builder, String f, Object argument, Object result) {
        Actor actor = Actor.process(0);
        builder.add(Event.invoke(actor, f, "x", argument));
        builder.add(new Event(-1, -1, EventType.OK, actor, f, "x", result == null ? argument : result, null, null));
    }
}
