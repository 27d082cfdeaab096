package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The linearizability checker against brute force, on random small histories. {@code -Doracle.histories=N} says how many
 * of each object; the profile {@code oracle} asks for many.
 */
class LinearizabilityAgainstOracleTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Set<String> NAMED = Set.of("aborted-read", "thin-air");

    @ParameterizedTest
    @EnumSource
    void agreesWithBruteForce(Kind kind) {
        int count = kind.shareOf(HISTORIES);
        int valid = 0;
        int named = 0;
        for (int i = 0; i < count; i++) {
            long seed = ((long) kind.ordinal() << 32) + i;
            History history = RandomHistories.small(seed, kind);
            String difference = difference(history, kind);
            if (difference != null) {
                History smallest = Smallest.of(history, smaller -> difference(smaller, kind) != null);
                fail("kind " + kind + ", seed " + seed + ": " + difference + "\n" + HistoryNotation.print(history)
                        + "smallest: " + difference(smallest, kind) + "\n" + HistoryNotation.print(smallest));
            }
            BruteForceLinearizability.Answer answer = BruteForceLinearizability.decide(history, kind.object());
            valid += answer.valid() ? 1 : 0;
            named += answer.named().isEmpty() ? 0 : 1;
        }
        int invalid = count - valid;
        System.out.println(kind + ": " + count + " histories, " + valid + " valid, " + invalid + " invalid, of which "
                + named + " with an aborted or thin-air read");
        assertTrue(valid * 10 >= count * 3, valid + " of " + count + " are valid, which is too few to say much");
        assertTrue(invalid * 10 >= count * 3, invalid + " of " + count + " are invalid, which is too few to say much");
    }

    /** What is decided at once elsewhere. */
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
                "PRIORITY_QUEUE_OF_FEW"
            })
    void theSearchAloneAgreesWithBruteForce(Kind kind) {
        Model<?> model = Models.installed().find(kind.object().setting()).orElseThrow();
        LinearizableChecker search = new LinearizableChecker(new Models(List.of(new Searched<>(model))));
        for (int i = 0; i < kind.shareOf(HISTORIES); i++) {
            long seed = ((long) kind.ordinal() << 32) + i;
            History history = RandomHistories.small(seed, kind);
            boolean valid =
                    BruteForceLinearizability.decide(history, kind.object()).orderExists();
            assertEquals(
                    valid ? Validity.VALID : Validity.INVALID,
                    search.check(history, Linearizable.context(kind)).validity(),
                    () -> "kind " + kind + ", seed " + seed + "\n" + HistoryNotation.print(history));
        }
    }

    /** In which way checker and brute force disagree; null if they agree. */
    private static String difference(History history, Kind kind) {
        BruteForceLinearizability.Answer answer = BruteForceLinearizability.decide(history, kind.object());
        assertFalse(answer.orderExists() && !answer.named().isEmpty(), "brute force contradicts itself");
        Verdict verdict = Linearizable.check(history, kind);
        Map<Object, Set<String>> found = new LinkedHashMap<>();
        for (Finding finding : verdict.findings()) {
            if (NAMED.contains(finding.type())) {
                Object key = history.operation(finding.operations().get(0)).key();
                found.computeIfAbsent(key, any -> new TreeSet<>()).add(finding.type());
            }
        }
        boolean same = verdict.validity() == (answer.valid() ? Validity.VALID : Validity.INVALID)
                && found.equals(answer.named());
        return same ? null : "brute force says " + answer + ", the checker " + verdict;
    }
}
