package io.inquest.workloads;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;

/**
 * What happens to one key of a key-value store: of 20 operations 10 gets, 7 appends and 3 puts. Every update writes a
 * token of its own, {@code "1."}, {@code "2."} and so on, so that a string shows which of them made it, in which order.
 *
 * @param updates how many updates were given
 */
record KvOperations(Object key, int updates) implements Generator {
    static KvOperations of(Object key) {
        return new KvOperations(key, 0);
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        int die = context.random().nextInt(20);
        if (die < 10) {
            return new Step.Emit(new Call("get", key, null).by(worker, context), this);
        }
        Call update = new Call(die < 17 ? "append" : "put", key, (updates + 1) + ".");
        return new Step.Emit(update.by(worker, context), new KvOperations(key, updates + 1));
    }
}
