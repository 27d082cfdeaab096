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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RegisterAnalysisTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5000);
    static final int COMBINATIONS_MAX = 600;

    @Test
    void agreesWithEveryOrderOfVersions() {
        compare(seed -> new RandomTransactions(seed).history(), 0.005);
    }

    @Test
    void agreesWhereReplicasDiffer() {
        compare(seed -> new ReplicatedTransactions(seed).history(), 0);
    }

    private static void compare(IntFunction<History> histories, double share) {
        Map<String, Integer> violated = new LinkedHashMap<>();
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = histories.apply(seed);
            Transactions transactions = Transactions.of(history);
            AllOrders all = new AllOrders(transactions);
            if (all.combinations() > COMBINATIONS_MAX) {
                continue;
            }
            CheckContext context = CheckContext.defaults();
            List<TxnModel> models = new ArrayList<>(TxnModel.all());
            if (seed % 2 == 1) {
                Collections.reverse(models); // what is known of one is used for others
            }
            for (TxnModel model : models) {
                Verdict verdict = RegisterAnalysis.decide(transactions, model, context);
                same(seed, history, model.name(), all.satisfies(model), verdict, violated);
            }
            same(seed, history, "txn-causal", all.isCausal(), RegisterAnalysis.causal(transactions, context), violated);
        }
        violated.forEach((model, count) -> assertTrue(count >= HISTORIES * share && count < HISTORIES * 0.95, model));
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
