package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.SaturatedTransactions.Kind;
import io.inquest.benchmarks.histories.SaturatedTransactions.Spec;
import java.util.List;
import java.util.Locale;

/**
 * A history of transactions whose check is timed.
 *
 * @param aimMillis how long the check should take at most, once warm; 0 if it is only to be decided
 * @param heapMebibytes what Java is given, history included
 */
record TransactionsRow(Spec spec, String model, long aimMillis, int heapMebibytes) {
    private static final int THOUSAND = 1_000;
    private static final int MILLION = THOUSAND * THOUSAND;

    static final List<TransactionsRow> ALL = List.of(
            lists(10 * THOUSAND, 80, 600),
            lists(100 * THOUSAND, 500, 600),
            lists(MILLION, 5_000, 3_000),
            lists(10 * MILLION, 0, 16_000),
            registers(100 * THOUSAND, "read-committed", 200),
            registers(100 * THOUSAND, "read-atomic", 300),
            registers(100 * THOUSAND, "txn-causal", 1_000),
            registers(MILLION, "read-committed", 2_000),
            registers(MILLION, "read-atomic", 3_000),
            registers(MILLION, "txn-causal", 10_000));

    private static TransactionsRow lists(int transactions, long aimMillis, int heap) {
        return new TransactionsRow(Spec.lists(5, transactions), "strict-serializable", aimMillis, heap);
    }

    private static TransactionsRow registers(int transactions, String model, long aimMillis) {
        return new TransactionsRow(Spec.registers(20, transactions, 8, THOUSAND), model, aimMillis, 3_000);
    }

    String name() {
        String object = spec.kind() == Kind.LISTS ? "lists" : "registers";
        return String.format(Locale.ROOT, "%s, %s, %,d", object, model, spec.transactions());
    }
}
