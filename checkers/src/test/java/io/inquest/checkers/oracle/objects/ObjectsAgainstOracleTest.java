package io.inquest.checkers.oracle.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every installed checker of an object with its own anomalies against the definitions, on random small histories: the
 * same verdict, for the same anomalies. {@code -Doracle.histories=N} says how many for each model.
 */
class ObjectsAgainstOracleTest {
    /** Those that must be there to be compared. */
    private static final Set<String> INSTALLED = Set.of(
            "set",
            "queue",
            "stack",
            "priority-queue",
            "counter",
            "unique-ids",
            "bank",
            "lock",
            "election",
            "log",
            "broadcast",
            "fifo-broadcast",
            "causal-broadcast",
            "total-order-broadcast",
            "at-most-once",
            "at-least-once",
            "exactly-once");

    @Test
    void whatIsInstalledIsCompared() {
        assertTrue(Installed.names().containsAll(INSTALLED), () -> "installed are " + Installed.names());
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheDefinitions(ObjectModel model) {
        for (Subject subject : model.subjects()) {
            boolean one = model.subjects().size() == 1;
            Comparison comparison = new Comparison(one ? model.word() : model.word() + " of " + subject.setting());
            for (long seed = 0; seed < Comparison.HISTORIES / model.subjects().size(); seed++) {
                History history = ObjectHistories.small(seed, subject);
                Map<String, Object> settings = settings(seed, subject);
                Set<String> violations = model.violations(subject, history, settings);
                comparison.add(
                        seed,
                        history,
                        violations.isEmpty() ? Validity.VALID : Validity.INVALID,
                        violations,
                        any -> difference(
                                model,
                                subject,
                                any,
                                settings,
                                any == history ? violations : model.violations(subject, any, settings)));
            }
            comparison.requireSome(model.forbidden(subject));
        }
    }

    private static Map<String, Object> settings(long seed, Subject subject) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("object", subject.setting()));
        if (subject == Subject.BANK && seed % 4 == 0) {
            settings.put("negative-balances", seed % 8 == 0);
        }
        if (subject == Subject.BANK && seed % 3 == 0) {
            settings.put("total", seed % 10 == 0 ? 5L : 4L);
        }
        return settings;
    }

    /** In which way checker and definitions disagree; null if they agree, or if there are no such checkers yet. */
    private static String difference(
            ObjectModel model, Subject subject, History history, Map<String, Object> settings, Set<String> expected) {
        if (!Installed.names().containsAll(List.of(model.word(), subject.setting()))) {
            return null;
        }
        Verdict verdict = Installed.check(model.word(), history, settings);
        Set<String> found =
                verdict.findings().stream().map(Finding::type).collect(Collectors.toCollection(TreeSet::new));
        boolean same = verdict.validity() != Validity.UNKNOWN && found.equals(expected);
        if (same && model == ObjectModel.SET) {
            return measuredOtherwise(SetMeasures.of(history), verdict.measures());
        }
        return same ? null : "by the definitions there is " + expected + ", the checker says " + verdict;
    }

    private static String measuredOtherwise(SetMeasures expected, Map<String, Object> measures) {
        Object visible =
                measures.get("visible-millis") instanceof Map<?, ?> distribution ? distribution.get("max") : null;
        boolean same = measures.get("stale").equals((long) expected.stale())
                && measures.get("never-read").equals((long) expected.neverRead())
                && (visible == null ? -1L : visible).equals(expected.visibleMillisMax());
        return same ? null : "by the definitions there is " + expected + ", the checker measures " + measures;
    }

    /** What is right never violates anything, however the operations overlap and whatever is not known. */
    @ParameterizedTest
    @EnumSource
    void whatARightStoreDoesIsValid(Subject subject) {
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = ObjectHistories.right(seed, subject);
            Set<String> anomalies = new TreeSet<>(subject.anomalies(history, settings(1, subject)));
            if (subject == Subject.BROADCAST) {
                anomalies.removeAll(Set.of("fifo-order", "causal-order", "total-order"));
            } else if (subject == Subject.BANK) {
                anomalies.remove("negative-balance");
            }
            long number = seed;
            assertEquals(Set.of(), anomalies, () -> "seed " + number + "\n" + Installed.shown(history));
        }
    }
}
