package io.inquest.systems.keyvalue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Registers by key, and each client's last command: a command that comes a second time changes nothing and returns what
 * it returned the first time. A function of the entries applied.
 */
public final class StateMachine implements Command.Fold<Result> {
    private final Map<Object, Object> registers = new LinkedHashMap<>();
    private final Map<Integer, Session> sessions = new LinkedHashMap<>();

    /** Applies an entry; null if its client has since asked for something else, so that nobody waits for it. */
    public Result apply(Entry entry) {
        if (entry.client() == Entry.NO_CLIENT) {
            return entry.command().fold(this);
        }
        Session last = sessions.get(entry.client());
        if (last != null && entry.number() <= last.number()) {
            return entry.number() == last.number() ? last.result() : null;
        }
        Result result = entry.command().fold(this);
        sessions.put(entry.client(), new Session(entry.number(), result));
        return result;
    }

    /** A copy of all that it holds. */
    public Contents contents() {
        return new Contents(registers, sessions);
    }

    /** Goes on from there, whatever it held before. */
    public void restore(Contents contents) {
        registers.clear();
        registers.putAll(contents.registers());
        sessions.clear();
        sessions.putAll(contents.sessions());
    }

    @Override
    public Result nothing() {
        return Result.DONE;
    }

    @Override
    public Result read(Object key) {
        return Result.read(registers.get(key));
    }

    @Override
    public Result write(Object key, Object value) {
        registers.put(key, value);
        return Result.DONE;
    }

    @Override
    public Result cas(Object key, Object expected, Object value) {
        if (!Objects.equals(registers.get(key), expected)) {
            return Result.MISMATCH;
        }
        return write(key, value);
    }

    @Override
    public Result append(Object key, String text) {
        Object held = registers.get(key);
        return write(key, held == null ? text : held + text);
    }
}
