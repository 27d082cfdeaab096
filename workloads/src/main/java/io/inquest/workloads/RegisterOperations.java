package io.inquest.workloads;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.List;

/**
 * What happens to one register: as many reads as updates, of which half are compare-and-sets. These expect the value
 * that was last seen there, so that many of them succeed, and fail mostly for a rival.
 *
 * @param values how many different values there are; 0 for one of its own for every update, counted from 1
 * @param updates how many updates were given
 * @param seen the value that the register was last known to have; null if none is known
 */
record RegisterOperations(Object key, int values, long updates, Object seen) implements Generator {
    static RegisterOperations of(Object key, int values) {
        return new RegisterOperations(key, values, 0, null);
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        int die = context.random().nextInt(4);
        if (die < 2) {
            return new Step.Emit(new Call("read", key, null).by(worker, context), this);
        }
        long value = values == 0 ? updates + 1 : context.random().nextInt(values);
        Call update =
                die == 2 || seen == null ? new Call("write", key, value) : new Call("cas", key, List.of(seen, value));
        return new Step.Emit(update.by(worker, context), new RegisterOperations(key, values, updates + 1, seen));
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() != EventType.OK || !key.equals(event.key())) {
            return this;
        }
        Object value = event.value() instanceof List<?> oldAndNew ? oldAndNew.get(1) : event.value();
        return value == null || value.equals(seen) ? this : new RegisterOperations(key, values, updates, value);
    }
}
