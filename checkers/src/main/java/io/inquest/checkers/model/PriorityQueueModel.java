package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Map;
import java.util.Optional;

/**
 * A priority queue of numbers: {@code insert} v, {@code delete-min} → the smallest, or null where it was seen empty. Equal
 * numbers may be in it, and are not told apart. It is empty at first. A delete-min of which nobody knows took whatever was
 * the smallest, or nothing.
 */
public final class PriorityQueueModel implements Model<Ascending>, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("insert", Access.UPDATE, "delete-min", Access.UPDATE);

    @Override
    public String name() {
        return "priority-queue";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Ascending init() {
        return Ascending.EMPTY;
    }

    @Override
    public Optional<Ascending> step(Ascending state, Call call) {
        switch (call.f()) {
            case "insert":
                return Optional.of(state.with(number(QueueModel.element(call))));
            case "delete-min":
                boolean legal = call.outcome() != EventType.OK
                        || state.isNext(call.result() == null ? null : number(call.result()));
                return legal ? Optional.of(state.rest()) : Optional.empty();
            default:
                throw new IllegalArgumentException("a priority queue knows insert and delete-min, not " + call.f());
        }
    }

    private static Object number(Object value) {
        if (value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException(Numbers.NEEDED + ", not " + Text.of(value));
    }

    @Override
    public String of(Call call) {
        return QueueModel.ofTaking(call, "delete-min");
    }
}
