package io.inquest.history;

import java.util.Objects;

/**
 * One line of a history: an operation's invocation, its completion, or what the nemesis did.
 *
 * @param index position in the history, counted from 0; -1 while it is not part of one
 * @param time nanoseconds since the run began; -1 if not known. Only for measuring: order is by index
 * @param f the function's name, such as {@code read}; for the nemesis the fault's name
 * @param key the object within the store it is about, or null. A value as {@link Values} describes
 * @param value the argument of an invocation, the result of a completion, or null. As {@link Values} describes
 * @param node the node that answered, or null
 * @param error why it failed or is unknown, or null
 */
public record Event(
        int index,
        long time,
        EventType type,
        Actor actor,
        String f,
        Object key,
        Object value,
        String node,
        String error) {

    public Event {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(f, "f");
        key = Values.canonical(key);
        value = Values.canonical(value);
    }

    /** An invocation that is not yet part of a history. */
    public static Event invoke(Actor actor, String f, Object key, Object value) {
        return new Event(-1, -1, EventType.INVOKE, actor, f, key, value, null, null);
    }

    public Event at(int newIndex, long newTime) {
        return new Event(newIndex, newTime, type, actor, f, key, value, node, error);
    }

    public Event withTime(long newTime) {
        return at(index, newTime);
    }

    public Event withActor(Actor newActor) {
        return new Event(index, time, type, newActor, f, key, value, node, error);
    }
}
