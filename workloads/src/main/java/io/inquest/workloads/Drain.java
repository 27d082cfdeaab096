package io.inquest.workloads;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.List;

/**
 * One client's calls of a function that takes out, or shows what is new, until there is nothing: null or an empty list.
 * Also done when it has not worked a few times in a row.
 *
 * @param left how many calls there are at most
 * @param misses how many may yet fail, or have an unknown outcome, in a row
 */
record Drain(Call call, long left, int misses) implements Generator {
    private static final int MISSES_MAX = 3;

    static Drain of(Call call, long operations) {
        return new Drain(call, operations, MISSES_MAX);
    }

    @Override
    public Step next(Context context) {
        if (left == 0 || misses == 0) {
            return Step.DONE;
        }
        int worker = context.pickFree();
        return worker == Context.NONE
                ? new Step.Pending(Step.Pending.NEVER, this)
                : new Step.Emit(call.by(worker, context), new Drain(call, left - 1, misses));
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() == EventType.INVOKE) {
            return this;
        }
        if (event.type() != EventType.OK) {
            return new Drain(call, left, misses - 1);
        }
        boolean empty = event.value() == null || event.value() instanceof List<?> list && list.isEmpty();
        return new Drain(call, empty ? 0 : left, MISSES_MAX);
    }
}
