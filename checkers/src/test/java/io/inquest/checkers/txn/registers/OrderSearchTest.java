package io.inquest.checkers.txn.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import io.inquest.history.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSearchTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5000);

    private int searched;
    private int refuted;

    /** With nothing concluded before, the search alone is to decide. */
    @Test
    void decidesAlone() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            History history = new ReplicatedTransactions(seed).history();
            Transactions transactions = Transactions.of(history);
            AllOrders all = new AllOrders(transactions);
            if (all.combinations() > RegisterAnalysisTest.COMBINATIONS_MAX || !all.satisfies(TxnModel.READ_ATOMIC)) {
                continue;
            }
            for (TxnModel plain :
                    List.of(TxnModel.SERIALIZABLE, TxnModel.SNAPSHOT_ISOLATION, TxnModel.PARALLEL_SNAPSHOT_ISOLATION)) {
                for (TxnOrder order : TxnOrder.values()) {
                    TxnModel model = plain.with(order);
                    boolean isSatisfied = all.satisfies(model);
                    boolean isFound = search(transactions, model);
                    assertEquals(
                            isSatisfied, isFound, model + ", seed " + seed + "\n" + HistoryNotation.print(history));
                }
            }
        }
        assertTrue(searched > HISTORIES / 2 && refuted > HISTORIES / 20);
    }

    /** On histories that are too large for brute force, what is concluded first must not change what the search finds. */
    @Test
    void conclusionsChangeNothing() {
        int violated = 0;
        int compared = 0;
        for (int seed = 0; seed < HISTORIES / 5; seed++) {
            History history = new ReplicatedTransactions(seed, 8, 24).history();
            Transactions transactions = Transactions.of(history);
            for (TxnModel plain :
                    List.of(TxnModel.SERIALIZABLE, TxnModel.SNAPSHOT_ISOLATION, TxnModel.PARALLEL_SNAPSHOT_ISOLATION)) {
                for (TxnOrder order : List.of(TxnOrder.DEPENDENCIES, TxnOrder.SESSION)) {
                    TxnModel model = plain.with(order);
                    boolean isSatisfied = RegisterAnalysis.decide(transactions, model, CheckContext.defaults())
                                    .validity()
                            == Validity.VALID;
                    assertEquals(
                            isSatisfied,
                            search(transactions, model),
                            model + ", seed " + seed + "\n" + HistoryNotation.print(history));
                    compared++;
                    violated += isSatisfied ? 0 : 1;
                }
            }
        }
        assertTrue(violated > compared / 20 && violated < compared * 0.95, violated + " of " + compared);
    }

    /** From some hundred transactions on, a stronger model is tried first. */
    @Test
    void trialsChangeNothing() {
        int satisfied = 0;
        for (int seed = 0; seed < 6; seed++) {
            History history = new ReplicatedTransactions(seed, 520, 540).history();
            Transactions transactions = Transactions.of(history);
            for (TxnModel model : List.of(TxnModel.PARALLEL_SNAPSHOT_ISOLATION, TxnModel.SERIALIZABLE)) {
                Verdict verdict = RegisterAnalysis.decide(transactions, model, CheckContext.defaults());
                assertEquals(
                        verdict.validity() == Validity.VALID, search(transactions, model), model + ", seed " + seed);
                satisfied += verdict.validity() == Validity.VALID ? 1 : 0;
            }
        }
        assertTrue(satisfied > 0 && satisfied < 12, satisfied + " of 12");
    }

    /** What the search finds with nothing concluded before. */
    private boolean search(Transactions transactions, TxnModel model) {
        Meter meter = Meter.start(CheckContext.defaults());
        Committed committed = Surveyed.of(transactions, meter).committed();
        Points points = new Points(new KnownOrder(committed, model.order(), meter), Shape.of(model.plain()), meter);
        boolean hasSessions = model.order() != TxnOrder.DEPENDENCIES;
        Inference nothing = new Inference(points, new Versions(committed, meter), hasSessions, meter) {
            @Override
            int obstacle(int earlier, int later) {
                return POSSIBLE;
            }
        };
        nothing.run();
        if (nothing.contradiction() != null || nothing.open() == 0) {
            return nothing.contradiction() == null;
        }
        searched++;
        Candidate candidate = new Candidate(nothing, meter);
        OrderSearch search = new OrderSearch(nothing, candidate, hasSessions, meter);
        boolean isFound = search.isAny();
        refuted += isFound ? 0 : 1;
        assertTrue(!candidate.isFree(hasSessions) || isFound);
        if (!isFound) {
            search.core();
            assertTrue(search.cycles() > 0);
        }
        return isFound;
    }
}
