package io.inquest.checkers.txn.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import io.inquest.history.Transactions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterAnalysisTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5000);

    @Test
    void agreesWithEveryOrderOfVersions() {
        Map<String, Integer> violated = new LinkedHashMap<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new RandomTransactions(seed).history();
            Transactions transactions = Transactions.of(history);
            AllOrders all = new AllOrders(transactions);
            CheckContext context = CheckContext.defaults();
            for (TxnModel model : TxnModel.all()) {
                if (model.plain().implies(TxnModel.PARALLEL_SNAPSHOT_ISOLATION)
                        || model.plain() == TxnModel.REPEATABLE_READ) continue;
                Verdict verdict = RegisterAnalysis.decide(transactions, model, context);
                same(seed, history, model.name(), all.satisfies(model), verdict, violated);
            }
            same(seed, history, "txn-causal", all.isCausal(), RegisterAnalysis.causal(transactions, context), violated);
        }
        System.out.println(violated);
        violated.forEach((model, count) -> assertTrue(count > HISTORIES / 200 && count < HISTORIES * 0.95, model));
    }

    private static void same(
            int seed,
            History history,
            String model,
            boolean isSatisfied,
            Verdict verdict,
            Map<String, Integer> violated) {
        assertEquals(
                isSatisfied ? Validity.VALID : Validity.INVALID,
                verdict.validity(),
                () -> model + ", seed " + seed + "\n" + HistoryNotation.print(history) + verdict.findings());
        violated.merge(model, isSatisfied ? 0 : 1, Integer::sum);
    }
}
