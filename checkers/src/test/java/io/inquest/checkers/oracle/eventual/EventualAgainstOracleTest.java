package io.inquest.checkers.oracle.eventual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.History;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every installed checker of eventual and bounded models against its definition, on random small histories of replicas.
 * {@code -Doracle.histories=N} says how many for each model and object.
 */
class EventualAgainstOracleTest {
    /** Those that must be there to be compared. */
    private static final Set<String> INSTALLED =
            Set.of("eventual", "strong-eventual", "bounded-staleness", "numerical-deviation", "order-deviation");

    private static final Set<String> NAMED = Set.of(
            "aborted-read",
            "thin-air",
            "future-read",
            "late-info",
            "no final reads",
            "no bound given",
            "ambiguous-values");

    @Test
    void whatIsInstalledIsCompared() {
        assertTrue(Installed.names().containsAll(INSTALLED), () -> "installed are " + Installed.names());
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheDefinition(EventualModel model) {
        for (Updated object : model.objects()) {
            Comparison comparison = new Comparison(model.word() + " of " + object.setting());
            int histories = Comparison.HISTORIES / model.objects().size();
            for (long seed = 0; seed < histories; seed++) {
                History history = EventualHistories.small(seed, object);
                Map<String, Object> settings = EventualHistories.settings(seed, model, object, history);
                EventualModel.Answer answer = model.decide(history, object, settings);
                comparison.add(
                        seed,
                        history,
                        answer.validity(),
                        answer.named(),
                        any -> difference(
                                model,
                                object,
                                any,
                                settings,
                                any == history ? answer : model.decide(any, object, settings)));
            }
            comparison.requireSome(named(model, object));
        }
    }

    private static Set<String> named(EventualModel model, Updated object) {
        Set<String> named = new TreeSet<>();
        if (object != Updated.COUNTER) {
            named.addAll(Set.of("aborted-read", "thin-air"));
        }
        if (model == EventualModel.EVENTUAL || model == EventualModel.STRONG_EVENTUAL) {
            named.addAll(Set.of("late-info", "no final reads"));
            return named;
        }
        named.add("no bound given");
        if (object == Updated.REGISTER) {
            named.addAll(Set.of("future-read", "ambiguous-values"));
        }
        return named;
    }

    /** In which way checker and definition disagree; null if they agree, or if there is no such checker yet. */
    private static String difference(
            EventualModel model,
            Updated object,
            History history,
            Map<String, Object> settings,
            EventualModel.Answer expected) {
        if (!Installed.names().contains(model.word())) {
            return null;
        }
        Verdict verdict = Installed.check(model.word(), history, settings);
        Set<String> named = verdict.findings().stream()
                .map(Finding::type)
                .filter(NAMED::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean same = verdict.validity() == expected.validity()
                && named.isEmpty() == expected.named().isEmpty()
                && expected.named().containsAll(named);
        if (same && expected.max() >= 0) {
            return measuredOtherwise(expected, model.bound(object), verdict.measures());
        }
        return same
                ? null
                : "with " + settings + " it is by the definition " + expected + ", the checker says " + verdict;
    }

    /** What strong-eventual finds valid, eventual does. */
    @ParameterizedTest
    @EnumSource
    void strongEventualImpliesEventual(Updated object) {
        int apart = 0;
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = EventualHistories.small(seed, object);
            Validity strong = EventualModel.STRONG_EVENTUAL
                    .decide(history, object, Map.of())
                    .validity();
            Validity eventual =
                    EventualModel.EVENTUAL.decide(history, object, Map.of()).validity();
            assertTrue(strong != Validity.VALID || eventual == Validity.VALID, () -> Installed.shown(history));
            apart += strong == Validity.INVALID && eventual == Validity.VALID ? 1 : 0;
        }
        boolean same = object == Updated.REGISTER; // whichever write came last, its value was written
        assertTrue(same || apart * 100 >= Comparison.HISTORIES, "only " + apart + " tell them apart");
    }

    private static String measuredOtherwise(EventualModel.Answer expected, String name, Map<String, Object> measures) {
        Object seconds = max(measures.get("seconds"));
        boolean same = Long.valueOf(expected.max()).equals(max(measures.get(name)))
                && (seconds == null || nanos(seconds) == expected.maxNanos());
        return same ? null : "by the definition it is " + expected + ", the checker measures " + measures;
    }

    private static Object max(Object distribution) {
        return distribution instanceof Map<?, ?> map ? map.get("max") : null;
    }

    private static long nanos(Object seconds) {
        return new BigDecimal(seconds.toString()).movePointRight(9).longValueExact();
    }
}
