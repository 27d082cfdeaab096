package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** A counter: {@code add} n, {@code read} → n. It is 0 at first, which a read may also show as null. */
public final class CounterModel implements Model<BigInteger> {
    private static final Map<String, Access> FUNCTIONS = Map.of("read", Access.READ, "add", Access.UPDATE);

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public BigInteger init() {
        return BigInteger.ZERO;
    }

    @Override
    public Optional<BigInteger> step(BigInteger state, Call call) {
        switch (call.f()) {
            case "read":
                boolean legal = call.outcome() != EventType.OK
                        || state.equals(call.result() == null ? BigInteger.ZERO : integer(call.result(), "read"));
                return legal ? Optional.of(state) : Optional.empty();
            case "add":
                return Optional.of(state.add(integer(call.argument(), "add")));
            default:
                throw new IllegalArgumentException("a counter knows add and read, not " + call.f());
        }
    }

    private static BigInteger integer(Object value, String f) {
        if (value instanceof Long small) {
            return BigInteger.valueOf(small);
        }
        if (value instanceof BigInteger large) {
            return large;
        }
        throw new IllegalArgumentException("the value of a counter's " + f + " is an integer, not " + Text.of(value));
    }
}
