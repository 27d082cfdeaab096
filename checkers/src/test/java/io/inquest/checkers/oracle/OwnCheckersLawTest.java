package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is linearizable, the object's own checker finds valid. {@code -Doracle.histories=N} says how many of each kind. */
class OwnCheckersLawTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker));

    @ParameterizedTest
    @EnumSource(
            names = {
                "SET",
                "SET_AGAIN",
                "QUEUE",
                "QUEUE_OF_FEW",
                "STACK",
                "STACK_OF_FEW",
                "PRIORITY_QUEUE",
                "PRIORITY_QUEUE_OF_FEW",
                "COUNTER"
            })
    void linearizableIsValid(Kind kind) {
        Checker own = CHECKERS.get(kind.object().setting());
        Map<String, Integer> found = new TreeMap<>();
        int missed = 0;
        for (int i = 0; i < HISTORIES; i++) {
            long seed = ((long) kind.ordinal() << 40) + i;
            History history = i % 2 == 0 ? RandomHistories.small(seed, kind) : swapped(seed, kind);
            Verdict verdict = own.check(history, Linearizable.context(kind));
            for (Finding finding : verdict.findings()) {
                found.merge(finding.type(), 1, Integer::sum);
            }
            if (verdict.validity() == Validity.VALID) {
                missed += Linearizable.check(history, kind).validity() == Validity.VALID ? 0 : 1;
            } else if (isWrong(history, kind, own)) {
                History smallest = Smallest.of(history, smaller -> isWrong(smaller, kind, own));
                fail("kind " + kind + ", seed " + seed + ": " + own.check(smallest, Linearizable.context(kind)) + "\n"
                        + HistoryNotation.print(smallest));
            }
        }
        System.out.println(kind + ": " + HISTORIES + " histories, found " + found + "; " + missed
                + " that are not linearizable have none of these");
        found.forEach((type, count) -> assertTrue(count >= HISTORIES / 2500, "too few to say much: " + found));
    }

    /** Of a legal execution, with what two operations returned exchanged. */
    private static History swapped(long seed, Kind kind) {
        RandomGenerator random = new SplittableRandom(seed);
        History history = RandomHistories.valid(seed, kind, 2 + random.nextInt(2), 6 + random.nextInt(14));
        List<Integer> returned = Edits.invocations(history, Results::returns, EventType.OK);
        if (returned.size() < 2) {
            return history;
        }
        int one = returned.get(random.nextInt(returned.size()));
        int other = returned.get(random.nextInt(returned.size()));
        History changed = Edits.history(Edits.completedAs(
                history, one, EventType.OK, history.operation(other).result(), null));
        return Edits.history(Edits.completedAs(
                changed, other, EventType.OK, history.operation(one).result(), null));
    }

    private static boolean isWrong(History history, Kind kind, Checker own) {
        return own.check(history, Linearizable.context(kind)).validity() != Validity.VALID
                && Linearizable.check(history, kind).validity() == Validity.VALID;
    }
}
