package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * A lock that one process holds at a time: {@code acquire} → a fencing token, higher than all before it, or null where
 * there are none; {@code release} by the process that holds it. It is free at first. An acquire of which nobody knows may
 * have had any token.
 */
public final class LockModel implements Model<LockModel.Held>, TellsCallersApart, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("acquire", Access.UPDATE, "release", Access.UPDATE);
    private static final int NOBODY = -1;

    /**
     * A lock's state.
     *
     * @param holder the process that holds it, or -1
     * @param token the highest there was, or null
     */
    public record Held(int holder, BigInteger token) {
        @Override
        public String toString() {
            String held = holder == NOBODY ? "free" : "held by process " + holder;
            return token == null ? held : held + ", the highest token is " + token;
        }
    }

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Held init() {
        return new Held(NOBODY, null);
    }

    @Override
    public Optional<Held> step(Held state, Call call) {
        switch (call.f()) {
            case "acquire":
                return acquire(state, call);
            case "release":
                boolean holds = state.holder != NOBODY && state.holder == call.process();
                return holds ? Optional.of(new Held(NOBODY, state.token)) : Optional.empty();
            default:
                throw new IllegalArgumentException("a lock knows acquire and release, not " + call.f());
        }
    }

    private static Optional<Held> acquire(Held state, Call call) {
        BigInteger token = call.outcome() == EventType.OK ? token(call.result()) : null;
        boolean legal =
                state.holder == NOBODY && (token == null || state.token == null || token.compareTo(state.token) > 0);
        return legal ? Optional.of(new Held(call.process(), token == null ? state.token : token)) : Optional.empty();
    }

    private static BigInteger token(Object value) {
        if (value == null || value instanceof BigInteger) {
            return (BigInteger) value;
        }
        if (value instanceof Long small) {
            return BigInteger.valueOf(small);
        }
        throw new IllegalArgumentException(
                "an acquire returns a fencing token, an integer, or null, not " + Text.of(value));
    }

    @Override
    public String of(Call call) {
        return call.result() == null || call.f().equals("release")
                ? call.f()
                : call.f() + " with token " + Text.of(call.result());
    }
}
