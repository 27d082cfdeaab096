package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Smallest;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every installed checker of a memory model or session guarantee against brute force, on random small histories of reads
 * and writes. {@code -Doracle.histories=N} says how many for each model; the profile {@code oracle} asks for many.
 */
class MemoryModelsAgainstOracleTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Set<String> NAMED = Set.of("aborted-read", "thin-air");

    /** What reads and writes are of; a history of reads alone does not tell. */
    private static final CheckContext CONTEXT = CheckContext.defaults().withSettings(Map.of("object", "register"));

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker, (a, b) -> a, LinkedHashMap::new));

    static List<MemoryModel> installed() {
        return Arrays.stream(MemoryModel.values())
                .filter(model -> CHECKERS.containsKey(model.word()))
                .toList();
    }

    @Test
    void linearizabilityIsCompared() {
        assertTrue(installed().contains(MemoryModel.LINEARIZABLE), () -> "installed are " + CHECKERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("installed")
    void agreesWithBruteForce(MemoryModel model) {
        int[] count = new int[Validity.values().length];
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = MemoryHistories.small(seed);
            String difference = difference(model, history);
            if (difference != null) {
                History smallest = Smallest.of(history, smaller -> difference(model, smaller) != null);
                fail(model.word() + ", seed " + seed + ": " + difference + "\nsmallest: " + difference(model, smallest)
                        + "\n" + HistoryNotation.print(smallest) + lines(smallest));
            }
            count[model.decide(history).ordinal()]++;
        }
        int valid = count[Validity.VALID.ordinal()];
        int invalid = count[Validity.INVALID.ordinal()];
        System.out.println(model.word() + ": " + HISTORIES + " histories, " + valid + " valid, " + invalid
                + " invalid, " + count[Validity.UNKNOWN.ordinal()] + " unknown");
        assertTrue(valid * 5 >= HISTORIES, valid + " of " + HISTORIES + " are valid, which is too few to say much");
        assertTrue(invalid * 40 >= HISTORIES, invalid + " of " + HISTORIES + " are invalid: too few to say much");
    }

    /** In which way checker and brute force disagree; null if they agree. */
    private static String difference(MemoryModel model, History history) {
        Registers registers = Registers.of(history);
        Validity expected = model.decide(registers);
        Verdict verdict = CHECKERS.get(model.word()).check(history, CONTEXT);
        if (verdict.validity() != expected) {
            return "brute force says " + expected + ", the checker " + verdict;
        }
        Set<String> named = verdict.findings().stream()
                .map(Finding::type)
                .filter(NAMED::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        if (named.isEmpty() != registers.named().isEmpty() || !registers.named().containsAll(named)) {
            return "brute force finds " + registers.named() + ", the checker " + verdict;
        }
        if (expected == Validity.UNKNOWN && !namesACollision(history, verdict.findings())) {
            return "unknown must be for ambiguous values, and name two that collide or one that is null: " + verdict;
        }
        return null;
    }

    private static boolean namesACollision(History history, List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding -> finding.type().startsWith("ambiguous")
                        && Registers.collide(finding.operations().stream()
                                .map(history::operation)
                                .toList()));
    }

    private static String lines(History history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(history);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
