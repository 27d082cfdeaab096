package io.inquest.checkers.txn.model;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.checkers.txn.lists.ListAnalysis;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that is wrong with a history of lists, found once for all models. */
final class Judged {
    /** Those of sessions, what was read, and the order of versions: causal order is none then. */
    private static final Set<TxnAnomaly> CAUSAL_CYCLES =
            EnumSet.of(TxnAnomaly.G0_PROCESS, TxnAnomaly.G1C_PROCESS, TxnAnomaly.CYCLIC_VERSIONS_PROCESS);

    private final Transactions transactions;
    private final Evidence evidence;
    private final ListAnalysis analysis;
    /** Why there may be more; null if that is all. */
    private final Finding unfinished;

    private Judged(Transactions transactions, Evidence evidence, ListAnalysis analysis, Finding unfinished) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.analysis = analysis;
        this.unfinished = unfinished;
    }

    /** Those of a history, within the context's budget; kept for other models if they are all. */
    static Judged of(Transactions transactions, CheckContext context) {
        History history = transactions.history();
        Judged known = context.shared().find(history, Judged.class);
        if (known != null) {
            return known;
        }
        Evidence evidence = new Evidence(Examples.in(context));
        Meter meter = Meter.start(context);
        try {
            ListAnalysis analysis = ListAnalysis.of(transactions, evidence, meter);
            Judged judged = new Judged(transactions, evidence, analysis, null);
            context.shared().keep(history, Judged.class, judged);
            return judged;
        } catch (OverBudgetException over) {
            return new Judged(transactions, evidence, null, meter.unfinished(over));
        }
    }

    /** The verdict of transactional causal consistency, within the context's budget. */
    Verdict causal(CheckContext context) {
        Set<TxnAnomaly> forbidden = EnumSet.copyOf(TxnModel.READ_ATOMIC.forbidden());
        forbidden.addAll(CAUSAL_CYCLES);
        Verdict verdict = verdict(forbidden);
        if (verdict.validity() != Validity.VALID) {
            return verdict;
        }
        Meter meter = Meter.start(context);
        try {
            List<Finding> findings = analysis.replacedInCausalOrder(Examples.in(context), meter);
            return findings.isEmpty() ? verdict : Verdict.invalid(findings, measures());
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), measures());
        }
    }

    Verdict verdict(TxnModel model) {
        return verdict(model.forbidden());
    }

    private Verdict verdict(Set<TxnAnomaly> forbidden) {
        List<Finding> findings = evidence.of(forbidden);
        if (!findings.isEmpty()) {
            return Verdict.invalid(findings, measures());
        }
        if (unfinished != null) {
            return Verdict.unknown(unfinished, measures());
        }
        return analysis.collision() == null
                ? Verdict.valid(measures())
                : Verdict.unknown(ambiguous(analysis.collision()), measures());
    }

    private Finding ambiguous(int[] collision) {
        TxnWords words = new TxnWords(transactions);
        int first = collision[0];
        int second = collision[1];
        int append = collision[2];
        String who = first == second
                ? words.name(first)
                        + (transactions.value(append) == History.NULL ? " appends null" : " appends it twice")
                : words.name(first) + " and " + words.name(second) + " both append it";
        return new Finding(
                "ambiguous-values",
                "A read of " + words.value(transactions.value(append)) + " from " + words.key(transactions.key(append))
                        + " does not say which append it found: " + who + " (" + words.introduction(first)
                        + (first == second ? "" : "; " + words.introduction(second))
                        + "). Models of transactions on lists can only be decided where no two appends to a key are"
                        + " the same, and none is of null.",
                first == second
                        ? List.of(transactions.invocation(first))
                        : List.of(transactions.invocation(first), transactions.invocation(second)));
    }

    Map<String, Object> measures() {
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("transactions", (long) transactions.count());
        if (!evidence.isEmpty()) {
            measures.put("anomalies", evidence.counts());
        }
        return measures;
    }
}
