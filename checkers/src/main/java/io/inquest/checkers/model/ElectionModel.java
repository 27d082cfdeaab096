package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Elections, as one who asks sees them: {@code lead} → {term, leader}, the newest term that has a leader; or null, where
 * none is known just now, which says nothing. Terms only grow, and each has one leader. An answer without a leader only
 * tells the term.
 */
public final class ElectionModel implements Model<ElectionModel.Reign>, Words {
    /** An update: whoever is told of a new term knows that it has begun. */
    private static final Map<String, Access> FUNCTIONS = Collections.singletonMap("lead", Access.UPDATE);

    /**
     * The newest term that was told of.
     *
     * @param term null before any
     * @param leader null where only the term was told
     */
    public record Reign(BigInteger term, Object leader) {
        @Override
        public String toString() {
            if (term == null) {
                return "no term told of";
            }
            return leader == null ? "term " + term : "term " + term + " with leader " + Text.of(leader);
        }
    }

    @Override
    public String name() {
        return "election";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Reign init() {
        return new Reign(null, null);
    }

    @Override
    public Optional<Reign> step(Reign state, Call call) {
        if (!call.f().equals("lead")) {
            throw new IllegalArgumentException("an election knows lead, not " + call.f());
        }
        if (call.outcome() != EventType.OK || call.result() == null) {
            return Optional.of(state);
        }
        Reign told = told(call.result());
        int newer = state.term == null ? 1 : told.term.compareTo(state.term);
        if (newer > 0) {
            return Optional.of(told);
        }
        if (newer < 0) {
            return Optional.empty();
        }
        if (told.leader == null) {
            return Optional.of(state);
        }
        return state.leader == null || Objects.equals(state.leader, told.leader) ? Optional.of(told) : Optional.empty();
    }

    private static Reign told(Object result) {
        if (result instanceof Map<?, ?> map) {
            Object term = map.get("term");
            if (term instanceof Long small) {
                return new Reign(BigInteger.valueOf(small), map.get("leader"));
            }
            if (term instanceof BigInteger large) {
                return new Reign(large, map.get("leader"));
            }
        }
        throw new IllegalArgumentException(
                "a lead returns {\"term\": an integer, \"leader\": v} or null, not " + Text.of(result));
    }

    @Override
    public String of(Call call) {
        if (call.outcome() != EventType.OK) {
            return call.f();
        }
        return call.f() + (call.result() == null ? " that knew of none" : " of " + Text.of(call.result()));
    }
}
