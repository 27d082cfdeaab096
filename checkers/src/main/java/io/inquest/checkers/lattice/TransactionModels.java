package io.inquest.checkers.lattice;

import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The models of transactions: one implies another if it forbids all that the other does. Transactional causal consistency
 * follows from parallel snapshot isolation with the order of sessions, for each violation of it is a cycle that this forbids;
 * and from it follows read atomicity with the order of sessions.
 */
final class TransactionModels {
    private TransactionModels() {}

    static Family family() {
        Family.Builder family = new Family.Builder();
        List<TxnModel> models = new ArrayList<>(TxnModel.all());
        Collections.reverse(models);
        // Repeatable read and serializable imply each other.
        models.sort(Comparator.comparingInt(
                model -> model.implies(TxnModel.SERIALIZABLE) ? -model.order().ordinal() : 1));
        for (TxnModel model : models) {
            // Cycles of all dependencies are hard to rule out where the order of versions is open.
            family.model(model.name(), model.implies(TxnModel.PARALLEL_SNAPSHOT_ISOLATION) ? 20 : 2);
            if (model == TxnModel.PARALLEL_SNAPSHOT_ISOLATION) {
                family.model("txn-causal", 4);
            }
        }
        for (TxnModel model : models) {
            for (TxnModel other : models) {
                if (model != other && model.implies(other)) {
                    family.implies(model.name(), other.name());
                }
            }
        }
        return family.implies(
                        TxnModel.PARALLEL_SNAPSHOT_ISOLATION
                                .with(TxnOrder.SESSION)
                                .name(),
                        "txn-causal")
                .implies(
                        "txn-causal",
                        TxnModel.READ_ATOMIC.with(TxnOrder.SESSION).name())
                .build();
    }
}
