package io.inquest.nemesis;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import java.util.List;

/**
 * One kind of fault after another, in the order given. The time is divided among them: each has a stage of its own, in
 * which faults of that kind alone come and go as in a {@link FaultSchedule}, and whose last quarter is calm.
 *
 * @param stageNanos how long a stage is
 * @param stage which it is, from 0; -1 before the first question
 * @param endNanos when its faults end and calm begins
 * @param inner the faults of this stage
 */
record StagedSchedule(List<String> kinds, Rhythm rhythm, long stageNanos, int stage, long endNanos, FaultSchedule inner)
        implements Generator {
    StagedSchedule {
        kinds = List.copyOf(kinds);
    }

    /** @param totalNanos the time that there is for all of them */
    StagedSchedule(List<String> kinds, Rhythm rhythm, long totalNanos) {
        this(
                kinds,
                new Rhythm(0, rhythm.lasts(), rhythm.pause()),
                totalNanos / Math.max(1, kinds.size()),
                -1,
                0,
                new FaultSchedule(List.of(), rhythm));
    }

    @Override
    public Step next(Context context) {
        long now = context.timeNanos();
        if (stage < 0) {
            return stage(0, now).next(context);
        }
        long calmEndNanos = endNanos + stageNanos - active();
        if (now >= calmEndNanos) {
            return stage + 1 < kinds.size() ? stage(stage + 1, calmEndNanos).next(context) : Step.DONE;
        }
        Step step = (now < endNanos ? inner : inner.ending()).next(context);
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with((FaultSchedule) emit.rest()));
        }
        long wakeNanos = now < endNanos ? endNanos : calmEndNanos;
        return step instanceof Step.Pending pending
                ? new Step.Pending(Math.min(pending.wakeNanos(), wakeNanos), with((FaultSchedule) pending.rest()))
                : new Step.Pending(wakeNanos, this);
    }

    private long active() {
        return stageNanos - stageNanos / 4;
    }

    private StagedSchedule stage(int number, long startNanos) {
        List<String> kind = kinds.isEmpty() ? List.of() : List.of(kinds.get(number));
        FaultSchedule faults = new FaultSchedule(kind, rhythm, Overlap.NEVER, inner.nextId());
        return new StagedSchedule(kinds, rhythm, stageNanos, number, startNanos + active(), faults);
    }

    private StagedSchedule with(FaultSchedule next) {
        return new StagedSchedule(kinds, rhythm, stageNanos, stage, endNanos, next);
    }

    @Override
    public Generator update(Context context, Event event) {
        return with((FaultSchedule) inner.update(context, event));
    }
}
