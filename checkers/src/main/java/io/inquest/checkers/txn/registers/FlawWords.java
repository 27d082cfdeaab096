package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.List;

/** Says what is wrong with a single read, and which writes leave open what was read. */
final class FlawWords {
    private final Transactions transactions;
    private final TxnWords words;

    FlawWords(Transactions transactions) {
        this.transactions = transactions;
        this.words = new TxnWords(transactions);
    }

    Finding finding(Flaw flaw) {
        int reader = transaction(flaw.read());
        String text = words.name(reader) + " " + deed(flaw.read()) + ", ";
        int other = flaw.other();
        if (flaw.anomaly() == TxnAnomaly.G1A || flaw.anomaly() == TxnAnomaly.G1B) {
            String writer = words.name(transaction(other));
            text += flaw.anomaly() == TxnAnomaly.G1A
                    ? "which " + writer + " wrote, and " + writer + " failed."
                    : "which " + writer + " wrote, and then overwrote itself: nobody else may see that.";
            return words.finding(flaw.anomaly(), text, reader, transaction(other));
        }
        text += switch (flaw.anomaly()) {
            case INTERNAL ->
                "after it " + (transactions.kind(other) == Transactions.READ ? "had " : "") + deed(other) + " itself.";
            case FUTURE_READ -> "which it only wrote later.";
            default -> "which no transaction tried to write there.";
        };
        return words.finding(flaw.anomaly(), text, reader);
    }

    private String deed(int operation) {
        String key = words.key(transactions.key(operation));
        if (transactions.kind(operation) != Transactions.READ) {
            return "wrote " + words.value(transactions.value(operation)) + " to " + key;
        }
        return transactions.value(operation) == History.NULL
                ? "found nothing in " + key
                : "read " + words.value(transactions.value(operation)) + " from " + key;
    }

    private int transaction(int operation) {
        int low = 0;
        int high = transactions.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (transactions.begin(middle) <= operation) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Why a model is unknown where values are written more than once.
     *
     * @param writes two writes of a value to a key, or twice one write of null
     */
    Finding collision(String model, int[] writes) {
        int first = transaction(writes[0]);
        int second = transaction(writes[1]);
        String text = words.name(first) + " " + deed(writes[0]);
        if (writes[0] == writes[1]) {
            text += ", which a read cannot tell from nothing written";
        } else if (first == second) {
            text += " twice, and a read of it does not say which it found";
        } else {
            text += ", and so did " + words.name(second) + ": a read of it does not say which it found";
        }
        return new Finding(
                "ambiguous-values",
                text + ". The model " + model
                        + " can only be decided where no two writes write the same value to a key, and none null.",
                first == second
                        ? List.of(transactions.invocation(first))
                        : List.of(transactions.invocation(first), transactions.invocation(second)));
    }
}
