package io.inquest.checkers.model;

import java.util.Map;
import java.util.Optional;

/**
 * A mutex that does not know who holds it, as Knossos has it: {@code acquire} where it is free, {@code release} where it
 * is held, by whomever. It is free at first. What they return does not matter. A {@link LockModel lock} asks for more.
 */
public final class MutexModel implements Model<MutexModel.State>, OnlyByName, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("acquire", Access.UPDATE, "release", Access.UPDATE);

    /** A mutex is free or held. */
    public enum State {
        FREE("free"),
        HELD("held");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public String name() {
        return "mutex";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public State init() {
        return State.FREE;
    }

    @Override
    public Optional<State> step(State state, Call call) {
        switch (call.f()) {
            case "acquire":
                return state == State.FREE ? Optional.of(State.HELD) : Optional.empty();
            case "release":
                return state == State.HELD ? Optional.of(State.FREE) : Optional.empty();
            default:
                throw new IllegalArgumentException("a mutex knows acquire and release, not " + call.f());
        }
    }

    @Override
    public String of(Call call) {
        return call.f();
    }
}
