package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a key-value store: {@code get} → string, {@code put} v, {@code append} v (concatenation). A missing key, null
 * and the empty string are the same.
 */
public final class KvModel implements Model<Cell>, ShowsWhole {
    private static final Cell MISSING = new Cell(null);
    private static final Map<String, Access> FUNCTIONS =
            Map.of("get", Access.READ, "put", Access.OVERWRITE, "append", Access.UPDATE);

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Cell init() {
        return MISSING;
    }

    @Override
    public Optional<Cell> step(Cell state, Call call) {
        switch (call.f()) {
            case "get":
                boolean legal = call.outcome() != EventType.OK || state.equals(cell(call.result()));
                return legal ? Optional.of(state) : Optional.empty();
            case "put":
                return Optional.of(cell(call.argument()));
            case "append":
                return Optional.of(cell(text(state.value()).concat(text(call.argument()))));
            default:
                throw new IllegalArgumentException("a kv knows get, put and append, not " + call.f());
        }
    }

    @Override
    public boolean shows(Object result, Object argument) {
        return !(argument instanceof String put)
                || put.isEmpty()
                || (result instanceof String text && text.contains(put));
    }

    @Override
    public boolean mayBecome(Object state, Object result) {
        Cell shown = cell(result);
        boolean isText = state instanceof Cell cell
                && (cell.value() == null || cell.value() instanceof String)
                && (shown.value() == null || shown.value() instanceof String);
        return isText ? text(shown.value()).startsWith(text(((Cell) state).value())) : shown.equals(state);
    }

    private static Cell cell(Object value) {
        return value == null || value.equals("") ? MISSING : new Cell(value);
    }

    private static String text(Object value) {
        if (value == null || value instanceof String) {
            return Objects.requireNonNullElse((String) value, "");
        }
        throw new IllegalArgumentException("append joins strings, not " + Text.of(value));
    }
}
