package io.inquest.checkers.txn.registers;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.List;

/** Which models of a history were decided before, as far as they took more than a few passes. */
record Known(List<TxnModel> satisfied, List<TxnModel> violated) {
    Known {
        satisfied = List.copyOf(satisfied);
        violated = List.copyOf(violated);
    }

    /** What earlier checks of the history left. */
    static Known in(CheckContext context, Transactions transactions) {
        Known known = context.shared().find(transactions.history(), Known.class);
        return known == null ? new Known(List.of(), List.of()) : known;
    }

    Known with(TxnModel model, boolean isSatisfied) {
        List<TxnModel> more = new ArrayList<>(isSatisfied ? satisfied : violated);
        more.add(model);
        return isSatisfied ? new Known(more, violated) : new Known(satisfied, more);
    }

    void keep(CheckContext context, Transactions transactions) {
        context.shared().keep(transactions.history(), Known.class, this);
    }

    /** Whether a model that is known to be satisfied implies this one. */
    boolean isSatisfied(TxnModel model) {
        return satisfied.stream().anyMatch(stronger -> stronger.implies(model));
    }

    /** Whether the model itself was decided, or is violated as a weaker one is. */
    boolean isDecided(TxnModel model) {
        return satisfied.contains(model) || violated.stream().anyMatch(model::implies);
    }
}
