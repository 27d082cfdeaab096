package io.inquest.generators;

import io.inquest.history.Event;
import java.util.List;

/** Each time one of those that have something to do now, each as likely as another; done as soon as one of them is. */
record ShortestAny(List<Generator> parts) implements Generator {
    ShortestAny {
        parts = List.copyOf(parts);
    }

    /** Asks all of them, since any may be done. What another would have done now is asked for again next time. */
    @Override
    public Step next(Context context) {
        Generator[] rests = parts.toArray(new Generator[0]);
        Step.Emit chosen = null;
        int chosenPart = 0;
        int emits = 0;
        long wake = Step.Pending.NEVER;
        for (int i = 0; i < rests.length; i++) {
            Step step = rests[i].next(context);
            if (step instanceof Step.Done) {
                return step;
            }
            if (step instanceof Step.Pending pending) {
                rests[i] = pending.rest();
                wake = Math.min(wake, pending.wakeNanos());
            } else if (context.random().nextInt(++emits) == 0) {
                chosen = (Step.Emit) step;
                chosenPart = i;
            }
        }
        if (chosen != null) {
            rests[chosenPart] = chosen.rest();
            return new Step.Emit(chosen.operation(), new ShortestAny(List.of(rests)));
        }
        return rests.length == 0 ? Step.DONE : new Step.Pending(wake, new ShortestAny(List.of(rests)));
    }

    @Override
    public Generator update(Context context, Event event) {
        List<Generator> updated = Parts.update(parts, context, event);
        return updated == parts ? this : new ShortestAny(updated);
    }
}
