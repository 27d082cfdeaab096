package io.inquest.history.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.formats.Mapping.TimeUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a history of the rows of a log. Clients go by whatever name the log gives them; one that goes on after an
 * operation of unknown outcome goes on as a new process.
 */
final class Rows {
    private static final String NEMESIS = "nemesis";

    private final Mapping mapping;
    private final String file;
    private final List<Moment> moments = new ArrayList<>();
    private final Set<String> columnsSeen = new TreeSet<>();
    private long first = Long.MAX_VALUE;

    Rows(Mapping mapping, String file) {
        this.mapping = mapping;
        this.file = file;
    }

    /** Adds the next row. */
    void add(JsonNode row, long line) {
        try {
            if (!row.isObject()) {
                throw new IllegalArgumentException(
                        "expected an object with a field a column, found " + Recorded.shown(Cells.value(row)));
            }
            row.fieldNames().forEachRemaining(columnsSeen::add);
            if (mapping.rowsAreOperations()) {
                addOperation(row, line);
            } else {
                addEvent(row, line);
            }
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(file, line, 0, e.getMessage(), e);
        }
    }

    /** @throws HistoryFormatException if one of the events cannot come where it does */
    History history() {
        requireColumns();
        boolean ordered = moments.stream().allMatch(moment -> moment.time() >= 0);
        List<Moment> inOrder = mapping.rowsAreOperations() && ordered ? Moment.inOrder(moments) : moments;
        Recorded recorded = new Recorded(file);
        Map<String, Integer> numbers = new TreeMap<>();
        int next = 0;
        for (Moment moment : inOrder) {
            Actor actor = Actor.NEMESIS;
            if (!moment.client().equals(NEMESIS)) {
                Integer number = numbers.get(moment.client());
                if (number == null) {
                    number = next++;
                    numbers.put(moment.client(), number);
                }
                if (moment.type() == EventType.INFO) {
                    numbers.remove(moment.client());
                }
                actor = Actor.process(number);
            }
            long time = moment.time() < 0 ? -1 : moment.time() - first;
            recorded.add(
                    new Event(
                            -1,
                            time,
                            moment.type(),
                            actor,
                            moment.f(),
                            moment.key(),
                            moment.value(),
                            moment.node(),
                            moment.error()),
                    false,
                    moment.line());
        }
        return recorded.history();
    }

    /** A column that no row has is a mistyped one, not one that is always empty. */
    private void requireColumns() {
        Set<String> missing = new TreeSet<>(mapping.columns().values());
        missing.removeAll(columnsSeen);
        if (!moments.isEmpty() && !missing.isEmpty()) {
            throw new HistoryFormatException(
                    file,
                    1,
                    0,
                    "the mapping names columns that the log does not have: " + String.join(", ", missing)
                            + "; the log's are " + String.join(", ", columnsSeen),
                    null);
        }
    }

    private void addEvent(JsonNode row, long line) {
        String word = required(row, "type");
        String client = required(row, "process");
        EventType type = client.equals(NEMESIS) ? EventType.INFO : type(word, "type");
        long time = mapping.columns().containsKey("time") ? time(row, "time") : -1;
        add(row, type, client, time, Cells.value(cell(row, "value")), line);
    }

    private void addOperation(JsonNode row, long line) {
        String client = required(row, "process");
        long start = time(row, "start");
        add(row, EventType.INVOKE, client, start, Cells.value(cell(row, "argument")), line);
        JsonNode end = cell(row, "end");
        String outcome = text(row, "outcome");
        EventType type =
                outcome != null ? type(outcome, "outcome") : Cells.value(end) == null ? EventType.INFO : EventType.OK;
        if (type == EventType.INVOKE) {
            throw new IllegalArgumentException("the outcome " + outcome + " means invoke; it is ok, fail or info");
        }
        if (Cells.value(end) == null) {
            if (type != EventType.INFO) {
                throw new IllegalArgumentException(
                        "the operation ended with " + outcome + ", and the column " + column("end") + " says not when");
            }
            // an operation of unknown outcome is open for ever, wherever its completion stands
            add(row, type, client, start, null, line);
            return;
        }
        long endNanos = time(row, "end");
        if (endNanos < start) {
            throw new IllegalArgumentException("the operation ends before it starts");
        }
        boolean answered = mapping.columns().containsKey("result") && Cells.value(cell(row, "result")) != null;
        Object value = Cells.value(cell(row, answered ? "result" : "argument"));
        add(row, type, client, endNanos, value, line);
    }

    private void add(JsonNode row, EventType type, String client, long time, Object value, long line) {
        if (time >= 0) {
            first = Math.min(first, time);
        }
        String f = required(row, "f");
        moments.add(new Moment(
                time,
                type,
                client,
                mapping.functions().getOrDefault(f, f),
                Cells.value(cell(row, "key")),
                value,
                text(row, "node"),
                type == EventType.INVOKE ? null : text(row, "error"),
                line));
    }

    private EventType type(String word, String meaning) {
        EventType own = mapping.words().get(word);
        EventType type = own != null ? own : EventType.ofWord(word.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new IllegalArgumentException("the column " + column(meaning) + " says " + Recorded.shown(word)
                    + "; say what that means in the mapping's \"words\", such as " + word + ": ok");
        }
        return type;
    }

    private long time(JsonNode row, String meaning) {
        String text = required(row, meaning);
        try {
            if (mapping.unit() == TimeUnit.ISO) {
                Instant moment = Instant.parse(text);
                return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
            }
            long nanos = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(mapping.unit().nanos))
                    .toBigInteger()
                    .longValueExact();
            if (nanos >= 0) {
                return nanos;
            }
        } catch (NumberFormatException | ArithmeticException | DateTimeParseException noTime) {
            // said below
        }
        throw new IllegalArgumentException("the column " + column(meaning) + " says " + Recorded.shown(text)
                + ", which is no time in "
                + (mapping.unit() == TimeUnit.ISO
                        ? "the form 2026-01-31T12:00:00Z"
                        : mapping.unit().name().toLowerCase(Locale.ROOT))
                + " (\"time-unit\" in the mapping)");
    }

    private String required(JsonNode row, String meaning) {
        String text = text(row, meaning);
        if (text == null) {
            throw new IllegalArgumentException("the column " + column(meaning) + " (" + meaning + ") is empty here");
        }
        return text;
    }

    private String text(JsonNode row, String meaning) {
        JsonNode cell = cell(row, meaning);
        return cell == null || cell.isNull() || cell.asText().isEmpty()
                ? null
                : cell.isValueNode() ? cell.asText() : cell.toString();
    }

    /** The cell of a column that the mapping names; null if it names none. */
    private JsonNode cell(JsonNode row, String meaning) {
        String column = mapping.columns().get(meaning);
        return column == null ? null : row.get(column);
    }

    private String column(String meaning) {
        return "\"" + mapping.columns().get(meaning) + "\"";
    }
}
