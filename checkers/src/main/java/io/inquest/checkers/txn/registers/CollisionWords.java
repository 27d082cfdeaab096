package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.history.Transactions;
import java.util.Map;

/** Says why values that are written more than once leave a model open. */
final class CollisionWords {
    private final Transactions transactions;

    CollisionWords(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param writes two writes of a value to a key, or twice one write of null */
    Finding finding(String model, int[] writes) {
        TransactionWords words = new TransactionWords(transactions);
        String first = words.name(words.transaction(writes[0])) + " " + words.deed(writes[0]);
        String text;
        if (writes[0] == writes[1]) {
            text = first + ", which a read cannot tell from nothing written";
        } else if (words.transaction(writes[0]) == words.transaction(writes[1])) {
            text = first + " twice, and a read of it does not say which it found";
        } else {
            text = first + ", and so did " + words.name(words.transaction(writes[1]))
                    + ": a read of it does not say which it found";
        }
        return new Finding(
                "ambiguous-values",
                EventWords.atStart(text) + ". The model " + model
                        + " can only be decided where no two writes write the same value to a key, and none null.",
                words.operations(),
                Map.of("key", transactions.keyValue(transactions.key(writes[0]))));
    }
}
