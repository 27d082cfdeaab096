package io.inquest.checkers.oracle.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What no own checker decides, and says why: values of another shape, functions that an object does not know. */
class UndecidableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set | 0: [\"read\" x null -> 3]",
                "set | 0: [\"read\" x null -> {\"a\":1}]",
                "queue | 0: [enqueue x null]",
                "stack | 0: [push x null]",
                "priority-queue | 0: [insert x null]",
                "priority-queue | 0: [insert x five]",
                "priority-queue | 0: [\"delete-min\" x null -> five]",
                "counter | 0: [add x 1.5]",
                "counter | 0: [add x one]",
                "counter | 0: [\"read\" x null -> \"1\"]",
                "bank | 0: [\"read\" null -> [1]]",
                "bank | 0: [\"read\" null -> {\"a\":\"1\"}]",
                "lock | 0: [acquire x null -> first]",
                "election | 0: [lead x null -> [1]]",
                "log | 0: [send x 5 -> 5]",
                "log | 0: [send x 5 -> [\"first\",5]]",
                "log | 0: [poll x null -> [5]]",
                "log | 0: [poll x null -> [[0,5,5]]]",
                "broadcast | 0: [broadcast x null]",
            })
    void aValueOfAnotherShapeIsNamed(String object, String drawing) {
        History history = HistoryNotation.parse(drawing.strip());
        for (ObjectModel model : ObjectModel.values()) {
            if (model.subjects().stream().anyMatch(subject -> subject.setting().equals(object))) {
                Verdict verdict = Installed.check(model.word(), history, Map.of("object", object));
                assertEquals(Validity.UNKNOWN, verdict.validity(), () -> model + ": " + verdict);
                assertEquals("value", verdict.findings().get(0).type(), () -> model + ": " + verdict);
                assertEquals(List.of(0), verdict.findings().get(0).operations(), () -> model + ": " + verdict);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionThatTheObjectDoesNotKnowIsNamed(ObjectModel model) {
        History history = HistoryNotation.parse("0: [befriend x 5]");
        for (Subject subject : model.subjects()) {
            Verdict verdict = Installed.check(model.word(), history, Map.of("object", subject.setting()));
            assertEquals(Validity.UNKNOWN, verdict.validity(), () -> model + ": " + verdict);
            assertEquals("operation befriend", verdict.findings().get(0).type(), () -> model + ": " + verdict);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AT_MOST_ONCE", "AT_LEAST_ONCE", "EXACTLY_ONCE", "FIFO_BROADCAST", "QUEUE"})
    void anotherObjectIsNamed(ObjectModel model) {
        History history = HistoryNotation.parse("0: [add x 5]");
        Verdict verdict = Installed.check(model.word(), history, Map.of("object", "counter"));
        assertEquals(Validity.UNKNOWN, verdict.validity(), () -> model + ": " + verdict);
    }
}
