package io.inquest.checkers.replicated;

import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.model.SetModel;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A history of an object that may be replicated: which of its operations read, which update, and what they show. Each
 * operation is known by the index of its invocation.
 */
public final class Replicated {
    /** What the history is about. */
    public enum Kind {
        REGISTER("register"),
        SET("set"),
        COUNTER("counter");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The name of the object. */
        public String word() {
            return word;
        }
    }

    private final History history;
    private final Kind kind;
    private final int read;
    private final int write;
    private final int cas;

    Replicated(History history, Kind kind) {
        this.history = history;
        this.kind = kind;
        this.read = history.functionNumber("read");
        this.write = history.functionNumber(kind == Kind.REGISTER ? "write" : "add");
        this.cas = kind == Kind.REGISTER ? history.functionNumber("cas") : History.NONE;
    }

    public History history() {
        return history;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the event begins an operation that reads. */
    public boolean isRead(int event) {
        return history.type(event) == EventType.INVOKE && history.function(event) == read;
    }

    /** Whether it is the invocation of a read that is ok. */
    public boolean isOkRead(int event) {
        return isRead(event) && outcome(event) == EventType.OK;
    }

    /** Whether the event begins an update that did not fail. */
    public boolean isUpdate(int event) {
        return history.type(event) == EventType.INVOKE && updates(event) && outcome(event) != EventType.FAIL;
    }

    /** Whether the event is the ok completion of an update. */
    public boolean endsUpdate(int event) {
        return history.type(event) == EventType.OK && updates(history.invocation(event));
    }

    private boolean updates(int event) {
        int function = history.function(event);
        return function != History.NONE && (function == write || function == cas);
    }

    /** Whether the object knows the function of the event. */
    boolean knows(int event) {
        return history.function(event) == read || updates(event);
    }

    /** How the operation ended: {@code INFO} also where it did not. */
    public EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    /**
     * The handle of the value that an update writes or adds.
     *
     * @return {@link History#NO_HANDLE} if no event of the history has that value
     */
    public long written(int update) {
        if (history.function(update) != cas) {
            return history.value(update);
        }
        return history.handleOf(
                RegisterModel.oldAndNew(history.valueOf(history.value(update))).get(1));
    }

    /** The handle of what an ok read returned. */
    public long result(int read) {
        return history.value(history.completion(read));
    }

    /** Of a counter: by how much an add changes it, or what a read showed; null is 0. */
    public long integer(int event) {
        Object value = history.valueOf(history.value(event));
        return value == null ? 0 : (Long) value;
    }

    /** Of a set: the elements that an ok read showed, each once. */
    public Set<Object> elements(int read) {
        return new LinkedHashSet<>(SetModel.elements(history.valueOf(result(read))));
    }

    /** What an ok read showed, as something that is equal to what another showed exactly if they showed the same. */
    public Object shown(int read) {
        return switch (kind) {
            case REGISTER -> result(read);
            case SET -> elements(read);
            case COUNTER -> integer(history.completion(read));
        };
    }

    /** Whether two ok reads showed the same. */
    public boolean showTheSame(int read, int other) {
        return result(read) == result(other)
                || kind != Kind.REGISTER && shown(read).equals(shown(other));
    }

    /** Why the value of an event is not of the object's shape; null if it is. */
    String misfit(int event) {
        Object value = history.valueOf(history.value(event));
        if (history.type(event) == EventType.OK && history.function(history.invocation(event)) == read) {
            boolean fits = value == null
                    || kind == Kind.REGISTER
                    || (kind == Kind.SET ? value instanceof List : value instanceof Long);
            return fits
                    ? null
                    : "a read of a " + kind.word + " returns "
                            + (kind == Kind.SET ? "a list of elements" : "an integer") + ", not " + Text.of(value);
        }
        if (!isUpdate(event)) {
            return null;
        }
        if (history.function(event) == cas && !(value instanceof List<?> pair && pair.size() == 2)) {
            return "the value of a cas is [old, new], not " + Text.of(value);
        }
        return kind == Kind.COUNTER && !(value instanceof Long)
                ? "the value of a counter's add is an integer of 64 bits, not " + Text.of(value)
                : null;
    }
}
