package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A register: {@code read} → v, {@code write} v, {@code cas} [old, new]. It holds null at first. A {@code cas} that was
 * refused with a mismatch is a read of "not old".
 */
public final class RegisterModel implements Model<Cell> {
    private static final Map<String, Access> FUNCTIONS =
            Map.of("read", Access.READ, "write", Access.OVERWRITE, "cas", Access.UPDATE);

    @Override
    public String name() {
        return "register";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Cell init() {
        return new Cell(null);
    }

    @Override
    public Optional<Cell> step(Cell state, Call call) {
        switch (call.f()) {
            case "read":
                return unchangedIf(
                        call.outcome() != EventType.OK || Objects.equals(state.value(), call.result()), state);
            case "write":
                return Optional.of(new Cell(call.argument()));
            case "cas":
                return compareAndSet(state, call);
            default:
                throw new IllegalArgumentException("a register knows read, write and cas, not " + call.f());
        }
    }

    private static Optional<Cell> compareAndSet(Cell state, Call call) {
        List<?> pair = oldAndNew(call.argument());
        boolean matches = Objects.equals(state.value(), pair.get(0));
        if (call.outcome() == EventType.FAIL) {
            return unchangedIf(!matches, state);
        }
        return matches ? Optional.of(new Cell(pair.get(1))) : Optional.empty();
    }

    /**
     * The two values of a {@code cas}.
     *
     * @throws IllegalArgumentException if the argument is not a list of two
     */
    public static List<?> oldAndNew(Object argument) {
        if (argument instanceof List<?> pair && pair.size() == 2) {
            return pair;
        }
        throw new IllegalArgumentException("the value of a cas is [old, new], not " + Text.of(argument));
    }

    private static Optional<Cell> unchangedIf(boolean legal, Cell state) {
        return legal ? Optional.of(state) : Optional.empty();
    }
}
