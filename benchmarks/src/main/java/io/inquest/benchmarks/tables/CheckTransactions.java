package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.SaturatedTransactions;
import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import java.util.Map;

/** Generates a history of transactions and times its check by one model, and nothing else, in this process. */
public final class CheckTransactions {
    /** What takes longer is not done again. */
    private static final long COLD_NANOS_MAX = 60_000_000_000L;

    private static final long BUDGET_NANOS = 1_200_000_000_000L;

    private CheckTransactions() {}

    /** {@code ROW SEED} */
    public static void main(String[] arguments) throws Exception {
        TransactionsRow row = TransactionsRow.ALL.get(Integer.parseInt(arguments[0]));
        History history = SaturatedTransactions.history(row.spec(), Long.parseLong(arguments[1]));
        Checker checker = CheckModels.checker(row.model());
        long held = Machine.heldMemory();
        long cpu = Machine.processorNanos();
        long start = System.nanoTime();
        Verdict first = checker.check(history, patient());
        long coldNanos = System.nanoTime() - start;
        long cpuNanos = Machine.processorNanos() - cpu;
        long warmNanos = coldNanos;
        if (coldNanos < COLD_NANOS_MAX) {
            warmNanos = Rounds.of(() -> {
                        Verdict again = checker.check(history, patient());
                        if (again.validity() != first.validity()) {
                            throw new IllegalStateException(
                                    "two checks of one history found " + first + " and " + again);
                        }
                    })
                    .warmNanos();
        }
        if (first.validity() != Validity.VALID) {
            System.err.println(first.findings().get(0));
        }
        System.out.println("result=" + first.validity() + " cold=" + coldNanos + " cpu=" + cpuNanos + " warm="
                + warmNanos + " history=" + held + " bytes=" + Machine.mostMemory());
    }

    /** Anew each time, for what checks of one history share is kept in it. */
    private static CheckContext patient() {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "transactions"));
        return context.withBudget(BUDGET_NANOS, context.memoryBytesMax());
    }
}
