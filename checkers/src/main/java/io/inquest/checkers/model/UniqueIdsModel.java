package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * A generator of unique ids: {@code generate} → v, which it never returned before. Null is no id, and may be returned
 * always. One of which nobody knows may have returned an id that nobody ever sees, and so says nothing.
 */
public final class UniqueIdsModel implements Model<Elements>, Words {
    private static final Map<String, Access> FUNCTIONS = Collections.singletonMap("generate", Access.UPDATE);

    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Elements init() {
        return Elements.NONE;
    }

    @Override
    public Optional<Elements> step(Elements state, Call call) {
        if (!call.f().equals("generate")) {
            throw new IllegalArgumentException("a generator of unique ids knows generate, not " + call.f());
        }
        if (call.outcome() != EventType.OK || call.result() == null) {
            return Optional.of(state);
        }
        return state.contains(call.result()) ? Optional.empty() : Optional.of(state.with(call.result()));
    }

    @Override
    public String of(Call call) {
        return call.result() == null ? call.f() : call.f() + " of " + Text.of(call.result());
    }
}
