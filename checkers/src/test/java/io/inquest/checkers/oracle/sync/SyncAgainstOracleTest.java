package io.inquest.checkers.oracle.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Edits;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every installed checker of a memory model with synchronisation against its definition, on random small histories.
 * {@code -Doracle.histories=N} says how many for each model.
 */
class SyncAgainstOracleTest {
    /** Those that must be there to be compared. */
    private static final Set<String> INSTALLED = Set.of("weak", "release", "entry");

    private static final Set<String> NAMED = Set.of("aborted-read", "thin-air", "mutual-exclusion");

    @Test
    void whatIsInstalledIsCompared() {
        assertTrue(Installed.names().containsAll(INSTALLED), () -> "installed are " + Installed.names());
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheDefinition(SyncModel model) {
        Comparison comparison = new Comparison(model.word());
        Set<String> named = new TreeSet<>(NAMED);
        if (model == SyncModel.WEAK) {
            named.remove("mutual-exclusion");
        }
        int forOrder = 0;
        int bySynchronisation = 0;
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = SyncHistories.small(seed, model);
            SyncModel.Answer answer = model.decide(history);
            comparison.add(
                    seed,
                    history,
                    answer.validity(),
                    answer.named(),
                    any -> difference(model, any, any == history ? answer : model.decide(any)));
            if (answer.validity() == Validity.INVALID && answer.named().isEmpty()) {
                forOrder++;
                bySynchronisation += isValidBySessionsAlone(history) ? 1 : 0;
            }
        }
        comparison.requireSome(named);
        assertTrue(forOrder * 50 >= Comparison.HISTORIES, "only " + forOrder + " violate the order itself");
        assertTrue(
                bySynchronisation * 200 >= Comparison.HISTORIES, "only " + bySynchronisation + " by synchronisation");
    }

    /** Whether it is, once all that synchronises is left out. */
    private static boolean isValidBySessionsAlone(History history) {
        List<Integer> gone = Edits.invocations(history, f -> !f.equals("read") && !f.equals("write"));
        History left = history;
        for (int i = gone.size() - 1; i >= 0; i--) {
            left = Edits.history(Edits.without(left, gone.get(i)));
        }
        return SyncModel.WEAK.decide(left).validity() == Validity.VALID;
    }

    /** In which way checker and definition disagree; null if they agree, or if there is no such checker yet. */
    private static String difference(SyncModel model, History history, SyncModel.Answer expected) {
        if (!Installed.names().contains(model.word())) {
            return null;
        }
        Verdict verdict = Installed.check(model.word(), history, Map.of("object", "register"));
        Set<String> named = verdict.findings().stream()
                .map(Finding::type)
                .filter(NAMED::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean same = verdict.validity() == expected.validity()
                && named.isEmpty() == expected.named().isEmpty()
                && expected.named().containsAll(named);
        return same ? null : "by the definition it is " + expected + ", the checker says " + verdict;
    }

    @ParameterizedTest
    @EnumSource
    void whatARightMemoryDoesIsValid(SyncModel model) {
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = SyncHistories.right(seed, SyncHistories.by(model));
            if (refusesAReleaseInDoubt(history)) {
                continue;
            }
            long number = seed;
            assertEquals(
                    Validity.VALID,
                    model.decide(history).validity(),
                    () -> "seed " + number + "\n" + Installed.shown(history));
        }
    }

    /**
     * A release whose outcome is not known counts from its invocation, even where the lock was not held: the memory, which
     * refused it, need not keep what that would promise.
     */
    private static boolean refusesAReleaseInDoubt(History history) {
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INFO
                    && history.functionName(history.function(i)).equals("release")
                    && "refused".equals(history.error(i))) {
                return true;
            }
        }
        return false;
    }

    /** Without synchronisation they are one model: what each session wrote and read before is all that counts. */
    @ParameterizedTest
    @EnumSource
    void withoutSynchronisationTheyAreTheSame(SyncModel model) {
        int invalid = 0;
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = SyncHistories.small(seed, CachedMemory.By.NOTHING);
            SyncModel.Answer answer = model.decide(history);
            assertEquals(SyncModel.WEAK.decide(history), answer, () -> Installed.shown(history));
            invalid += answer.validity() == Validity.INVALID ? 1 : 0;
        }
        assertTrue(invalid * 20 > Comparison.HISTORIES, "only " + invalid + " are invalid");
    }

    /** Each lock of entry guards some keys, for release each guards all: what release finds valid, entry does. */
    @Test
    void releaseImpliesEntry() {
        int apart = 0;
        for (long seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = SyncHistories.small(seed, SyncModel.ENTRY);
            Validity release = SyncModel.RELEASE.decide(history).validity();
            Validity entry = SyncModel.ENTRY.decide(history).validity();
            assertTrue(release != Validity.VALID || entry == Validity.VALID, () -> Installed.shown(history));
            apart += release == Validity.INVALID && entry == Validity.VALID ? 1 : 0;
        }
        assertTrue(apart * 250 >= Comparison.HISTORIES, "only " + apart + " tell them apart");
    }
}
