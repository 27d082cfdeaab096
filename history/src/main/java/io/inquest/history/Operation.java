package io.inquest.history;

import java.util.Objects;

/**
 * An invocation with its completion, if any.
 *
 * @param completion the matching {@code ok}, {@code fail} or {@code info} event of the same process; null if the
 *     history ends (or the run is still) before it
 */
public record Operation(Event invocation, Event completion) {

    public Operation {
        Objects.requireNonNull(invocation, "invocation");
        if (invocation.type() != EventType.INVOKE) {
            throw new IllegalArgumentException("an operation begins with an invocation, not " + invocation);
        }
    }

    /** An operation that is yet to be invoked, with no time of its own. */
    public static Operation of(Actor actor, String f, Object key, Object value) {
        return new Operation(Event.invoke(actor, f, key, value), null);
    }

    public Actor actor() {
        return invocation.actor();
    }

    public String f() {
        return invocation.f();
    }

    public Object key() {
        return invocation.key();
    }

    /** The argument, as invoked. */
    public Object value() {
        return invocation.value();
    }

    /** How it ended: {@code OK}, {@code FAIL}, or {@code INFO} also where there is no completion. */
    public EventType outcome() {
        return completion == null ? EventType.INFO : completion.type();
    }

    /** What it returned; null unless {@link #outcome} is {@code OK}. */
    public Object result() {
        return outcome() == EventType.OK ? completion.value() : null;
    }
}
