package io.inquest.workloads;

import static io.inquest.generators.Generators.eachThread;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;

/**
 * Every client takes what is there for it until there is nothing. It knows how much there can be from the events that it
 * is told before its turn.
 *
 * @param sent how many operations of the function that sends there were
 */
record FinalDeliveries(String sends, Call deliver, long sent) implements Generator {
    @Override
    public Step next(Context context) {
        return eachThread(Drain.of(deliver, sent + 1)).next(context);
    }

    @Override
    public Generator update(Context context, Event event) {
        return event.type() == EventType.INVOKE && event.f().equals(sends)
                ? new FinalDeliveries(sends, deliver, sent + 1)
                : this;
    }
}
