package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Installed;
import io.inquest.history.History;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds a checker of a transactional model against the oracle, on random small histories. */
final class TxnOracleComparison {
    /** Of so many histories at least one is valid, one invalid, and one unknown. */
    private static final int ONE_IN = 100;

    private final String model;
    private final boolean lists;
    private final Function<History, Verdict> checker;

    TxnOracleComparison(String model, boolean lists, Function<History, Verdict> checker) {
        this.model = model;
        this.lists = lists;
        this.checker = checker;
    }

    /** As it is found installed; null if there is none. */
    static Function<History, Verdict> installed(String model) {
        return Installed.names().contains(model) ? history -> Installed.check(model, history, Map.of()) : null;
    }

    /** Fails at the first history of which the checker says something else, with the smallest that shows it. */
    void run() {
        Judged judged = Judged.of(lists);
        Comparison comparison = new Comparison(model + (lists ? " of lists" : " of registers"));
        int[] counts = new int[Validity.values().length];
        for (int seed = 0; seed < Comparison.HISTORIES; seed++) {
            History history = judged.history(seed);
            Validity expected = judged.validity(seed, model);
            counts[expected.ordinal()]++;
            comparison.add(seed, history, expected, Set.of(), any -> difference(any));
        }
        comparison.requireSome(Set.of());
        for (Validity validity : Validity.values()) {
            int count = counts[validity.ordinal()];
            assertTrue(count * ONE_IN >= Comparison.HISTORIES, () -> "only " + count + " are " + validity);
        }
    }

    /** In which way checker and oracle disagree; null if they agree, or if there is no such checker yet. */
    String difference(History history) {
        if (checker == null) {
            return null;
        }
        TxnOracle oracle = TxnOracle.of(history);
        Verdict verdict = checker.apply(history);
        Validity expected = oracle.validity(model);
        if (verdict.validity() != expected) {
            return "by the definition it is " + expected + ", the checker says " + verdict;
        }
        if (!lists || oracle.unknown() != null || expected != Validity.INVALID) {
            return null;
        }
        Set<String> present = oracle.anomalies();
        boolean isOrdered = !present.contains("duplicate-elements"); // else an element has two places in its list
        return isOrdered ? differenceOfNames(present, verdict) : null;
    }

    /** What is named must be there, and what is there and forbidden must be named, or something that implies it. */
    private String differenceOfNames(Set<String> present, Verdict verdict) {
        Set<String> named =
                new TreeSet<>(verdict.findings().stream().map(Finding::type).toList());
        Set<String> absent = new TreeSet<>(named);
        absent.removeAll(present);
        Set<String> missing = new TreeSet<>(present);
        missing.retainAll(TxnModel.forbidden(model));
        missing.removeAll(Anomalies.closed(named));
        return absent.isEmpty() && missing.isEmpty()
                ? null
                : "there is no " + absent + ", but " + missing + "; by the definition " + present + ", named " + named;
    }
}
