package io.inquest.checkers.txn;

import java.util.ArrayList;
import java.util.List;

/** Which models an anomaly rules out. */
public final class Violated {
    private Violated() {}

    /**
     * The weakest that it violates: none of them implies another of them. All that imply one of them are violated, too. Of
     * two that imply each other it is the first of {@link TxnModel#all}.
     */
    public static List<String> weakest(TxnAnomaly anomaly) {
        List<TxnModel> violated =
                TxnModel.all().stream().filter(model -> model.forbids(anomaly)).toList();
        List<String> weakest = new ArrayList<>();
        for (TxnModel model : violated) {
            boolean isWeakest = violated.stream().noneMatch(other -> model.implies(other) && !other.implies(model));
            boolean isKnown =
                    weakest.stream().anyMatch(name -> TxnModel.of(name).implies(model));
            if (isWeakest && !isKnown) {
                weakest.add(model.name());
            }
        }
        return weakest;
    }
}
