package io.inquest.checkers.txn.model;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.registers.RegisterAnalysis;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.List;

/**
 * Transactional causal consistency (Biswas and Enea, On the complexity of checking transactional consistency, OOPSLA 2019):
 * read atomicity, and no transaction reads a version that had been replaced in causal order.
 */
public final class TxnCausalChecker implements Checker {
    @Override
    public String name() {
        return "txn-causal";
    }

    @Override
    public String summary() {
        return "A transaction sees all of another one or nothing of it, and all that this depends on.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Examples.SETTING);
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return TxnChecker.decide(history, context, name(), new TxnChecker.Decision() {
            @Override
            public Verdict ofLists(Transactions transactions) {
                return Judged.of(transactions, context).causal(context);
            }

            @Override
            public Verdict ofRegisters(Transactions transactions) {
                return RegisterAnalysis.causal(transactions, context);
            }
        });
    }
}
