package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.history.History;
import java.util.List;

/** What the oracle says of all models, of so many random histories, worked out once. */
final class Judged {
    static final List<String> MODELS = TxnModel.names();

    private static final Judged LISTS = new Judged(true);
    private static final Judged REGISTERS = new Judged(false);

    private final boolean lists;
    private Validity[][] validities;

    private Judged(boolean lists) {
        this.lists = lists;
    }

    static Judged of(boolean lists) {
        return lists ? LISTS : REGISTERS;
    }

    History history(int seed) {
        return RandomTransactions.small(seed, lists);
    }

    Validity validity(int seed, String model) {
        return all()[seed][MODELS.indexOf(model)];
    }

    /** How many histories are so by the one model and so by the other. */
    int count(String model, Validity validity, String other, Validity otherValidity) {
        int count = 0;
        for (int seed = 0; seed < Comparison.HISTORIES; seed++) {
            count += validity(seed, model) == validity && validity(seed, other) == otherValidity ? 1 : 0;
        }
        return count;
    }

    private synchronized Validity[][] all() {
        if (validities == null) {
            Validity[][] judged = new Validity[Comparison.HISTORIES][];
            for (int seed = 0; seed < judged.length; seed++) {
                TxnOracle oracle = TxnOracle.of(history(seed));
                judged[seed] = MODELS.stream().map(oracle::validity).toArray(Validity[]::new);
            }
            validities = judged;
        }
        return validities;
    }
}
