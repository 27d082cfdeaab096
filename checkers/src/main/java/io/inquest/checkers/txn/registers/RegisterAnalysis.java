package io.inquest.checkers.txn.registers;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides the models of transactions on registers, where nothing records the order of versions: one is satisfied when some order
 * of the versions of each key leaves nothing that the model forbids, and violated when none does.
 */
public final class RegisterAnalysis {
    /** The name of transactional causal consistency, which has no {@link TxnModel}. */
    private static final String CAUSAL = "txn-causal";

    private final Transactions transactions;
    private final String model;
    private final Predicate<TxnAnomaly> forbids;
    private final Meter meter;

    private RegisterAnalysis(
            Transactions transactions, String model, Predicate<TxnAnomaly> forbids, CheckContext context) {
        this.transactions = transactions;
        this.model = model;
        this.forbids = forbids;
        this.meter = Meter.start(context);
    }

    /** The verdict on a history whose keys all hold registers, within the context's budget. */
    public static Verdict decide(Transactions transactions, TxnModel model, CheckContext context) {
        RegisterAnalysis analysis = new RegisterAnalysis(transactions, model.name(), model::forbids, context);
        return analysis.decide(context, surveyed -> analysis.of(model, surveyed.committed()));
    }

    /** The verdict of transactional causal consistency. */
    public static Verdict causal(Transactions transactions, CheckContext context) {
        RegisterAnalysis analysis = new RegisterAnalysis(transactions, CAUSAL, TxnModel.READ_ATOMIC::forbids, context);
        return analysis.decide(context, surveyed -> analysis.causal(surveyed.committed()));
    }

    private interface Decision {
        /** Nothing if the model is satisfied. */
        List<Finding> decide(Surveyed surveyed);
    }

    private Verdict decide(CheckContext context, Decision decision) {
        try {
            meter.enter("find the write of each read");
            Surveyed surveyed = context.shared().find(transactions.history(), Surveyed.class);
            if (surveyed == null) {
                surveyed = Surveyed.of(transactions, meter);
                context.shared().keep(transactions.history(), Surveyed.class, surveyed);
            } else {
                meter.reserve(surveyed.bytes());
            }
            List<Finding> findings = flaws(surveyed);
            if (findings.isEmpty() && surveyed.collision() != null) {
                return Verdict.unknown(new CollisionWords(transactions).finding(model, surveyed.collision()), Map.of());
            }
            Map<String, Object> measures = Map.of("transactions", transactions.count());
            if (findings.isEmpty()) {
                findings = decision.decide(surveyed);
            }
            return findings.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(findings, measures);
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
    }

    /** Where written values are not unique, only what does not depend on who wrote them is told. */
    private List<Finding> flaws(Surveyed surveyed) {
        List<Finding> findings = new ArrayList<>();
        for (Flaw flaw : surveyed.flaws()) {
            boolean isCertain = surveyed.collision() == null
                    || flaw.anomaly() == TxnAnomaly.G1A
                    || flaw.anomaly() == TxnAnomaly.GARBAGE_READ;
            if (isCertain && forbids.test(flaw.anomaly())) {
                meter.decided();
                findings.add(new FlawWords(transactions)
                        .finding(flaw, surveyed.counts().get(flaw.anomaly())));
            }
        }
        return findings;
    }

    private List<Finding> of(TxnModel model, Committed committed) {
        TxnModel plain = model.plain();
        if (plain == TxnModel.READ_UNCOMMITTED) {
            return List.of(); // any order of all transactions, as they were invoked, has no cycle of writes
        }
        KnownOrder known = new KnownOrder(committed, model.order(), meter);
        if (plain != TxnModel.READ_COMMITTED) {
            meter.enter("compare what transactions read of others");
            ReadAtomicity.conclude(known, meter);
        }
        meter.enter("look for a cycle");
        List<Finding> findings = sorted(known, TxnAnomaly.FRACTURED_READ);
        return findings;
    }

    private List<Finding> causal(Committed committed) {
        KnownOrder known = new KnownOrder(committed, TxnOrder.SESSION, meter);
        meter.enter("put the transactions in causal order");
        Sorting sorting = new Sorting(known.nodes(), known.edges, meter);
        if (!sorting.isAcyclic()) {
            return found(known, sorting, TxnAnomaly.G1C);
        }
        meter.enter("compare each read with the writes that precede it in causal order");
        CausalConclusions.conclude(known, sorting.order(), meter);
        meter.enter("look for a cycle");
        return sorted(known, TxnAnomaly.G_SINGLE);
    }

    /** @param concluded what a cycle is that needs a conclusion */
    private List<Finding> sorted(KnownOrder known, TxnAnomaly concluded) {
        Sorting sorting = new Sorting(known.nodes(), known.edges, meter);
        return sorting.isAcyclic() ? List.of() : found(known, sorting, concluded);
    }

    private List<Finding> found(KnownOrder known, Sorting sorting, TxnAnomaly concluded) {
        List<Step> steps = Step.of(known.edges, sorting.cycle(known.real()), known.real());
        TxnOrder needed = TxnOrder.DEPENDENCIES;
        TxnAnomaly anomaly = TxnAnomaly.G1C;
        for (Step step : steps) {
            TxnOrder own = order(step.kind());
            needed = own.compareTo(needed) > 0 ? own : needed;
            boolean isPlain = step.kind() == Reason.READS_FROM
                    || step.kind() == Reason.SESSION
                    || step.kind() == Reason.REAL_TIME;
            anomaly = isPlain ? anomaly : concluded;
        }
        return List.of(new CycleWords(known, meter).finding(anomaly.with(needed), steps));
    }

    private static TxnOrder order(Reason reason) {
        return switch (reason) {
            case SESSION, SESSION_BEFORE, CAUSE_BEFORE -> TxnOrder.SESSION;
            case REAL_TIME, TIME_BEFORE -> TxnOrder.REAL_TIME;
            default -> TxnOrder.DEPENDENCIES;
        };
    }
}
