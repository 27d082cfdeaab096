package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The words for transactions and their micro-operations in one explanation; it remembers which were named. */
final class TransactionWords {
    private final Transactions transactions;
    private final EventWords words;
    private final TreeSet<Integer> named = new TreeSet<>();

    TransactionWords(Transactions transactions) {
        this.transactions = transactions;
        this.words = new EventWords(transactions.history(), f -> false);
    }

    /** Such as: T7 (process 2, event 12); once it was named, T7. */
    String name(int transaction) {
        String name = "T" + transaction;
        return named.add(transaction)
                ? name + " (process " + transactions.process(transaction) + ", "
                        + words.moment(transactions.invocation(transaction)) + ")"
                : name;
    }

    /** Such as: wrote 5 to x; read 5 from x; found nothing in x. */
    String deed(int operation) {
        String key = key(transactions.key(operation));
        if (transactions.kind(operation) == Transactions.WRITE) {
            return "wrote " + value(operation) + " to " + key;
        }
        return transactions.value(operation) == History.NULL
                ? "found nothing in " + key
                : "read " + value(operation) + " from " + key;
    }

    String value(int operation) {
        return Text.of(transactions.valueOf(transactions.value(operation)));
    }

    String key(int key) {
        return EventWords.object(transactions.keyValue(key), "the register");
    }

    /** Such as: event 12. */
    String invoked(int transaction) {
        return words.moment(transactions.invocation(transaction));
    }

    String completed(int transaction) {
        return words.moment(transactions.completion(transaction));
    }

    boolean isOk(int transaction) {
        return transactions.outcome(transaction) == EventType.OK;
    }

    /** The transactions that were named, by their invocations. */
    List<Integer> operations() {
        List<Integer> invocations = new ArrayList<>();
        named.forEach(transaction -> invocations.add(transactions.invocation(transaction)));
        return invocations;
    }

    /** The transaction of a micro-operation. */
    int transaction(int operation) {
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
}
