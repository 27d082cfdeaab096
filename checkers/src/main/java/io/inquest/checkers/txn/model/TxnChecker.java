package io.inquest.checkers.txn.model;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.checkers.txn.registers.RegisterAnalysis;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.MalformedHistoryException;
import io.inquest.history.Transactions;
import java.util.List;
import java.util.Map;

/**
 * A model of transactions. Of those that append to lists all anomalies are found, once for all models; of those that write
 * registers each model is decided by itself.
 */
abstract class TxnChecker implements Checker {
    private static final List<String> OBJECTS = List.of("transactions", "multi-register");

    private final TxnModel model;
    private final String summary;

    TxnChecker(TxnModel model, String summary) {
        this.model = model;
        this.summary = summary;
    }

    @Override
    public final String name() {
        return model.name();
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Setting> settings() {
        return List.of(Examples.SETTING);
    }

    @Override
    public final Verdict check(History history, CheckContext context) {
        if (model.order() != TxnOrder.REAL_TIME || history.isRealTimeKnown()) {
            return check(history, context, model);
        }
        TxnModel weaker = model.with(TxnOrder.SESSION);
        Verdict verdict = check(history, context, weaker);
        return verdict.validity() != Validity.VALID
                ? verdict
                : unknown(
                        "no-real-time",
                        "The history satisfies " + weaker.name() + ". Whether it satisfies " + name()
                                + " cannot be told, for the format of its file does not tell which transaction ended before"
                                + " another one of another session began.");
    }

    private static Verdict check(History history, CheckContext context, TxnModel model) {
        return decide(history, context, model.name(), new Decision() {
            @Override
            public Verdict ofLists(Transactions transactions) {
                return Judged.of(transactions, context).verdict(model);
            }

            @Override
            public Verdict ofRegisters(Transactions transactions) {
                return RegisterAnalysis.decide(transactions, model, context);
            }
        });
    }

    /** Decides about transactions of one kind or the other. */
    interface Decision {
        Verdict ofLists(Transactions transactions);

        Verdict ofRegisters(Transactions transactions);
    }

    /** What a model has no place for is unknown; what is left is one kind or the other. */
    static Verdict decide(History history, CheckContext context, String model, Decision decision) {
        Object object = context.settings().get("object");
        if (object != null && !OBJECTS.contains(object.toString())) {
            return unknown(
                    "object",
                    "The model " + model + " is defined for transactions; this history is about the object " + object
                            + ".");
        }
        try {
            Transactions transactions = context.shared().find(history, Transactions.class);
            if (transactions == null) {
                transactions = Transactions.of(history);
                context.shared().keep(history, Transactions.class, transactions);
            }
            Verdict verdict = decide(transactions, model, decision);
            int stranger = stranger(history);
            return stranger == History.NONE ? verdict : besides(verdict, history, stranger, model);
        } catch (MalformedHistoryException malformed) {
            return unknown("value", malformed.getMessage());
        }
    }

    /** The first operation that did not fail and is no transaction. */
    private static int stranger(History history) {
        int transaction = history.functionNumber("txn");
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE && history.function(i) != transaction && !hasFailed(history, i)) {
                return i;
            }
        }
        return History.NONE;
    }

    /** Only reads of what nobody wrote, or who failed, are wrong whatever other operations did. */
    private static Verdict besides(Verdict verdict, History history, int stranger, String model) {
        List<Finding> unfounded = verdict.findings().stream()
                .filter(finding -> finding.type().equals(TxnAnomaly.GARBAGE_READ.label())
                        || finding.type().equals(TxnAnomaly.G1A.label()))
                .toList();
        if (!unfounded.isEmpty()) {
            return Verdict.invalid(unfounded, verdict.measures());
        }
        String f = history.functionName(history.function(stranger));
        return Verdict.unknown(
                new Finding(
                        "operation " + f,
                        "The model " + model + " is decided for transactions (txn) only, and not for the operation " + f
                                + " (first invoked at event " + stranger + ").",
                        List.of(stranger)),
                Map.of());
    }

    private static boolean hasFailed(History history, int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.FAIL;
    }

    private static Verdict decide(Transactions transactions, String model, Decision decision) {
        boolean writes = false;
        boolean appends = false;
        for (int m = 0; m < transactions.size(); m++) {
            writes |= transactions.kind(m) == Transactions.WRITE;
            appends |= transactions.kind(m) == Transactions.APPEND;
        }
        if (writes && appends) {
            return unknown(
                    "mixed",
                    "The model " + model + " is decided for transactions that append to lists, and for those that write"
                            + " registers; this history has both.");
        }
        return writes ? decision.ofRegisters(transactions) : decision.ofLists(transactions);
    }

    static Verdict unknown(String reason, String text) {
        return Verdict.unknown(new Finding(reason, text, List.of()), Map.of());
    }
}
