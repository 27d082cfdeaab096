package io.inquest.checkers.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where real time is not known, no verdict rests on the order of the lines of different processes. */
class RealTimeTest {
    /** Each is of another verdict, by some model, if process 0 does all that it does first, or last. */
    private static final Map<String, String> DRAWN = Map.of(
            "register",
            """
            0: [w x 1]
            1:         [r x null]
            """,
            "set",
            """
            0: [add s 1]
            1:           [read s []]
            """,
            "counter",
            """
            0: [add c 1]
            1:           [read c null -> 0]
            """,
            "queue",
            """
            0: [enqueue q 1]
            1:               [dequeue q null -> null] [dequeue q null -> 1]
            """,
            "stack",
            """
            0: [push q 1]
            1:            [pop q null -> null] [pop q null -> 1]
            """,
            "lock",
            """
            0: [acquire l null -> null]
            1:                          [acquire l null -> null] [release l null]
            """,
            "broadcast",
            """
            0: [broadcast 1]
            1:               [deliver null -> null]
            2: [deliver null -> 1]
            """,
            "memory",
            """
            0: [w x 1] [sync null]
            1:                     [sync null] [r x null]
            """,
            "bank",
            """
            0: [read null -> {"a":1}]
            1:                        [read null -> {"a":2}]
            """,
            "transactions",
            """
            0: [txn w x 1]
            1:              [txn r x null]
            """);

    private static List<Checker> checkers() {
        return ServiceLoader.load(Checker.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Checker::name))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("checkers")
    void theOrderOfLinesOfDifferentProcessesDecidesNothing(Checker checker) {
        DRAWN.forEach((object, drawn) -> {
            History history = HistoryNotation.parse(drawn);
            Validity one = check(checker, object, oneAfterTheOther(history, false));
            Validity other = check(checker, object, oneAfterTheOther(history, true));
            boolean undecided = one == Validity.UNKNOWN || other == Validity.UNKNOWN;
            assertEquals(undecided ? one : other, one, checker.name() + " of " + object);
        });
    }

    @Test
    void whatDoesNotAskForItIsDecided() {
        History stale = withoutRealTime(HistoryNotation.parse(DRAWN.get("register")));
        Map<String, Checker> byName = new TreeMap<>();
        checkers().forEach(checker -> byName.put(checker.name(), checker));
        assertEquals(Validity.VALID, check(byName.get("sequential"), "register", stale));
        Verdict verdict = byName.get("linearizable").check(stale, CheckContext.defaults());
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("no-real-time", verdict.findings().get(0).type());
        Verdict unbounded = byName.get("bounded-staleness").check(stale, CheckContext.defaults());
        assertEquals("no bound given", unbounded.findings().get(0).type());
        assertEquals(Map.of(), unbounded.measures(), "as little as the verdict do they mean anything");
        History bank = withoutRealTime(HistoryNotation.parse(DRAWN.get("bank")));
        assertEquals(Validity.INVALID, check(byName.get("bank"), "bank", bank));
        History known = HistoryNotation.parse(DRAWN.get("register"));
        assertNotEquals(Validity.UNKNOWN, check(byName.get("linearizable"), "register", known));
    }

    private static Validity check(Checker checker, String object, History history) {
        return checker.check(history, CheckContext.defaults().withSettings(Map.of("object", object)))
                .validity();
    }

    private static History withoutRealTime(History history) {
        HistoryBuilder builder = History.builder().withoutRealTime();
        for (int i = 0; i < history.size(); i++) {
            builder.add(history.event(i));
        }
        return builder.build();
    }

    private static History oneAfterTheOther(History history, boolean lastFirst) {
        List<Integer> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            events.add(i);
        }
        Comparator<Integer> byProcess = Comparator.comparingInt(history::process);
        events.sort(lastFirst ? byProcess.reversed() : byProcess);
        HistoryBuilder builder = History.builder().withoutRealTime();
        events.forEach(event -> builder.add(history.event(event)));
        return builder.build();
    }
}
