package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Map;
import java.util.Optional;

/**
 * A queue, first in, first out: {@code enqueue} v, {@code dequeue} → v, or null where it was seen empty. It is empty at
 * first. A dequeue of which nobody knows took whatever was there, or nothing.
 */
public final class QueueModel implements Model<Fifo>, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("enqueue", Access.UPDATE, "dequeue", Access.UPDATE);

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Fifo init() {
        return Fifo.EMPTY;
    }

    @Override
    public Optional<Fifo> step(Fifo state, Call call) {
        switch (call.f()) {
            case "enqueue":
                return Optional.of(state.with(element(call)));
            case "dequeue":
                boolean legal = call.outcome() != EventType.OK || state.isNext(call.result());
                return legal ? Optional.of(state.rest()) : Optional.empty();
            default:
                throw new IllegalArgumentException("a queue knows enqueue and dequeue, not " + call.f());
        }
    }

    /** What a call puts in. */
    static Object element(Call call) {
        if (call.argument() == null) {
            throw new IllegalArgumentException(
                    "null cannot be put in, for null taken out means that there was nothing");
        }
        return call.argument();
    }

    @Override
    public String of(Call call) {
        return ofTaking(call, "dequeue");
    }

    /** What was put in or taken out. */
    static String ofTaking(Call call, String takes) {
        if (!call.f().equals(takes)) {
            return call.f() + " " + Text.of(call.argument());
        }
        if (call.outcome() != EventType.OK) {
            return call.f();
        }
        return call.f() + (call.result() == null ? " that found nothing" : " of " + Text.of(call.result()));
    }
}
