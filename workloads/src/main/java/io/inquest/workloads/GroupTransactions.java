package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Transactions about one group of keys, drawn one after another, without an end.
 *
 * @param given how many were given
 */
record GroupTransactions(Draw draw, List<Long> group, long given) implements Generator {
    /** Makes up a transaction. */
    interface Draw {
        /**
         * Its micro-operations.
         *
         * @param number of this transaction within its group, from 1: no other has it
         */
        List<List<Object>> transaction(List<Long> group, long number, RandomGenerator random);
    }

    GroupTransactions {
        group = List.copyOf(group);
    }

    static GroupTransactions of(Draw draw, List<Long> group) {
        return new GroupTransactions(draw, group, 0);
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        List<List<Object>> operations = draw.transaction(group, given + 1, context.random());
        return new Step.Emit(Txn.call(operations).by(worker, context), new GroupTransactions(draw, group, given + 1));
    }
}
