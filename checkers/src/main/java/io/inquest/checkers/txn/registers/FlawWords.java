package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.history.Transactions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what is wrong with a single read. */
final class FlawWords {
    private final Transactions transactions;

    FlawWords(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param count how many such flaws there are in all */
    Finding finding(Flaw flaw, int count) {
        TransactionWords words = new TransactionWords(transactions);
        String text =
                words.name(words.transaction(flaw.read())) + " " + words.deed(flaw.read()) + ", " + rest(flaw, words);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", transactions.keyValue(transactions.key(flaw.read())));
        details.put("count", count);
        return new Finding(flaw.anomaly().label(), EventWords.atStart(text), words.operations(), details);
    }

    private String rest(Flaw flaw, TransactionWords words) {
        int other = flaw.other();
        return switch (flaw.anomaly()) {
            case INTERNAL ->
                "after it " + (isWrite(other) ? "" : "had ") + words.deed(other)
                        + " itself: a transaction must find what it left, or found, there.";
            case G1A ->
                "which only transactions that failed wrote, such as " + words.name(words.transaction(other)) + ".";
            case G1B ->
                "which " + words.name(words.transaction(other))
                        + " wrote, and then overwrote itself: nobody else may see that.";
            case FUTURE_READ -> "which it only wrote later.";
            default -> "which no transaction tried to write there.";
        };
    }

    private boolean isWrite(int operation) {
        return transactions.kind(operation) == Transactions.WRITE;
    }
}
