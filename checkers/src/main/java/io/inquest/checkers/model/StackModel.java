package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Map;
import java.util.Optional;

/**
 * A stack, last in, first out: {@code push} v, {@code pop} → v, or null where it was seen empty. It is empty at first. A
 * pop of which nobody knows took whatever was on top, or nothing.
 */
public final class StackModel implements Model<Lifo>, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("push", Access.UPDATE, "pop", Access.UPDATE);

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Lifo init() {
        return Lifo.EMPTY;
    }

    @Override
    public Optional<Lifo> step(Lifo state, Call call) {
        switch (call.f()) {
            case "push":
                return Optional.of(state.with(QueueModel.element(call)));
            case "pop":
                boolean legal = call.outcome() != EventType.OK || state.isTop(call.result());
                return legal ? Optional.of(state.rest()) : Optional.empty();
            default:
                throw new IllegalArgumentException("a stack knows push and pop, not " + call.f());
        }
    }

    @Override
    public String of(Call call) {
        return QueueModel.ofTaking(call, "pop");
    }
}
