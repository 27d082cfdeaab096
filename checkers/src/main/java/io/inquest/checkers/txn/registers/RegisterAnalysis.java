package io.inquest.checkers.txn.registers;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

    /** From how many transactions on a stronger model is tried first. */
    private static final int LARGE_MIN = 500;
    /** That takes at most this part of the time. */
    private static final int TRIAL_SHARE = 4;

    private static final int EXAMPLES_USUAL = 3;

    private final Transactions transactions;
    private final String model;
    private final Predicate<TxnAnomaly> forbids;
    private final Meter meter;
    /** How many flaws of a kind are shown. */
    private final int examples;

    private RegisterAnalysis(
            Transactions transactions, String model, Predicate<TxnAnomaly> forbids, CheckContext context) {
        this.transactions = transactions;
        this.model = model;
        this.forbids = forbids;
        this.meter = Meter.start(context);
        Object given = context.settings().get("examples");
        this.examples = given == null ? EXAMPLES_USUAL : Math.max(1, Integer.parseInt(given.toString()));
    }

    /** The verdict on a history whose keys all hold registers, within the context's budget. */
    public static Verdict decide(Transactions transactions, TxnModel model, CheckContext context) {
        if (model.order() == TxnOrder.REAL_TIME && !transactions.history().isRealTimeKnown()) {
            Verdict ofSessions = decide(transactions, model.with(TxnOrder.SESSION), context);
            return ofSessions.validity() == Validity.VALID ? withoutRealTime(model, ofSessions) : ofSessions;
        }
        RegisterAnalysis analysis = new RegisterAnalysis(transactions, model.name(), model::forbids, context);
        return analysis.decide(context, surveyed -> analysis.of(model, surveyed, context));
    }

    /** The verdict of transactional causal consistency. */
    public static Verdict causal(Transactions transactions, CheckContext context) {
        RegisterAnalysis analysis = new RegisterAnalysis(transactions, CAUSAL, TxnModel.READ_ATOMIC::forbids, context);
        return analysis.decide(context, surveyed -> analysis.causal(surveyed.committed()));
    }

    private static Verdict withoutRealTime(TxnModel model, Verdict ofSessions) {
        return Verdict.unknown(
                new Finding(
                        "no-real-time",
                        "The model " + model
                                + " asks which transactions had completed before others began, and this history"
                                + " only says so within a session. It satisfies "
                                + model.with(TxnOrder.SESSION) + ".",
                        List.of()),
                ofSessions.measures());
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
                return Verdict.unknown(new FlawWords(transactions).collision(model, surveyed.collision()), Map.of());
            }
            Map<String, Object> measures = measures(surveyed);
            if (findings.isEmpty()) {
                findings = decision.decide(surveyed);
            }
            return findings.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(findings, measures);
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
    }

    private Map<String, Object> measures(Surveyed surveyed) {
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("transactions", (long) transactions.count());
        if (surveyed.collision() == null && !surveyed.counts().isEmpty()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            surveyed.counts().forEach((anomaly, count) -> counts.put(anomaly.label(), (long) count));
            measures.put("anomalies", counts);
        }
        return measures;
    }

    /** Where written values are not unique, only what does not depend on who wrote them is told. */
    private List<Finding> flaws(Surveyed surveyed) {
        List<Finding> findings = new ArrayList<>();
        Map<TxnAnomaly, Integer> shown = new EnumMap<>(TxnAnomaly.class);
        for (Flaw flaw : surveyed.flaws()) {
            boolean isCertain = surveyed.collision() == null
                    || flaw.anomaly() == TxnAnomaly.G1A
                    || flaw.anomaly() == TxnAnomaly.GARBAGE_READ;
            if (isCertain && forbids.test(flaw.anomaly()) && shown.merge(flaw.anomaly(), 1, Integer::sum) <= examples) {
                meter.decided();
                findings.add(new FlawWords(transactions).finding(flaw));
            }
        }
        return findings;
    }

    private List<Finding> of(TxnModel model, Surveyed surveyed, CheckContext context) {
        TxnModel plain = model.plain();
        Committed committed = surveyed.committed();
        if (plain == TxnModel.READ_UNCOMMITTED) {
            return List.of(); // any order of all transactions, as they were invoked, has no cycle of writes
        }
        KnownOrder known = new KnownOrder(committed, model.order(), meter);
        if (plain != TxnModel.READ_COMMITTED) {
            meter.enter("compare what transactions read of others");
            ReadAtomicity.conclude(known, meter);
        }
        meter.enter("look for a cycle");
        // of a reader that comes late, only read atomicity itself says that it saw the rest in part
        boolean isFractured = plain == TxnModel.READ_ATOMIC || model.order() == TxnOrder.DEPENDENCIES;
        List<Finding> findings = sorted(known, isFractured ? TxnAnomaly.FRACTURED_READ : TxnAnomaly.G_SINGLE);
        boolean isDecided = plain == TxnModel.READ_COMMITTED || plain == TxnModel.READ_ATOMIC || !findings.isEmpty();
        if (isDecided) {
            return findings;
        }
        meter.release(known.edges.bytes());
        findings = new LostUpdates(committed, meter).find();
        if (findings.isEmpty() && !isStronger(model, context, surveyed)) {
            findings = new OpenVersions(model, committed, meter).decide();
            Known.in(context, transactions).with(model, findings.isEmpty()).keep(context, transactions);
        }
        return findings;
    }

    /** Whether the history satisfies a stronger model: known from before, or tried as it leaves less open. */
    private boolean isStronger(TxnModel model, CheckContext context, Surveyed surveyed) {
        if (Known.in(context, transactions).isSatisfied(model)) {
            return true;
        }
        if (surveyed.committed().count() < LARGE_MIN) {
            return false;
        }
        for (TxnOrder order : List.of(TxnOrder.REAL_TIME, TxnOrder.SESSION)) {
            boolean isMeant = order.compareTo(model.order()) > 0
                    && (order != TxnOrder.REAL_TIME || transactions.history().isRealTimeKnown())
                    && !Known.in(context, transactions).isDecided(model.with(order));
            if (isMeant && isSatisfied(model.with(order), context, surveyed)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSatisfied(TxnModel stronger, CheckContext context, Surveyed surveyed) {
        long time = context.timeNanosMax() / TRIAL_SHARE;
        long memory = context.memoryBytesMax() - meter.bytes();
        Meter trial = Meter.start(context.inSilence().withBudget(time, memory));
        try {
            boolean isSatisfied = new OpenVersions(stronger, surveyed.committed(), trial)
                    .decide()
                    .isEmpty();
            Known.in(context, transactions).with(stronger, isSatisfied).keep(context, transactions);
            return isSatisfied;
        } catch (OverBudgetException over) {
            meter.look();
            return false;
        }
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
        List<Finding> findings = sorting.isAcyclic() ? List.of() : found(known, sorting, concluded);
        sorting.release();
        return findings;
    }

    private List<Finding> found(KnownOrder known, Sorting sorting, TxnAnomaly concluded) {
        meter.decided();
        CycleWords words = new CycleWords(known, meter);
        List<Step> cycle =
                words.withoutNothing(Step.of(known.edges, sorting.cycles().shortest(known.real()), known.real()));
        boolean isConcluded = cycle.stream()
                .anyMatch(step -> step.kind() != Reason.READS_FROM
                        && step.kind() != Reason.SESSION
                        && step.kind() != Reason.REAL_TIME);
        TxnAnomaly anomaly = isConcluded ? concluded : TxnAnomaly.G1C;
        return List.of(words.finding(anomaly.with(Evident.order(cycle)), cycle));
    }
}
