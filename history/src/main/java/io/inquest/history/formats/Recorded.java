package io.inquest.history.formats;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The events of another tool's file, until all are known: only then it shows whether their values are tuples of a key
 * and the value proper, as Jepsen writes workloads over independent keys.
 */
final class Recorded {
    /** Stands for the process of an event that names none. */
    static final Actor NAMELESS = Actor.process(0);

    private record Placed(Event event, boolean tuple, boolean nameless, long line) {}

    private final String file;
    private final List<Placed> events = new ArrayList<>();
    private int processMax = -1;
    /** The line of the invocation without a process that nothing has completed yet; 0 if there is none. */
    private long namelessLine;

    /** @param file what messages call it */
    Recorded(String file) {
        this.file = file;
    }

    int size() {
        return events.size();
    }

    /** Adds the next event, whose line is the one given; it may say outright that its value is a tuple. */
    void add(Event event, boolean tuple, long line) {
        processMax = Math.max(processMax, event.actor().process());
        events.add(new Placed(event, tuple, false, line));
    }

    /**
     * The same of an event that names no process: an invocation is of a process of its own, and the next of these events
     * is its completion.
     *
     * @throws IllegalArgumentException if nothing tells which invocation and completion belong together
     */
    void addNameless(Event event, boolean tuple, long line) {
        boolean invokes = event.type() == EventType.INVOKE;
        if (invokes && namelessLine > 0) {
            throw new IllegalArgumentException("expected the completion of the operation of line " + namelessLine
                    + ", for neither has a :process, found an invocation");
        }
        if (!invokes && namelessLine == 0) {
            throw new IllegalArgumentException(
                    "expected a :process, or right before it the invocation that this completes, found neither");
        }
        namelessLine = invokes ? line : 0;
        events.add(new Placed(event, tuple, true, line));
    }

    /** @throws HistoryFormatException if one of the events cannot come where it does */
    History history() {
        boolean tuples = areTuples();
        HistoryBuilder builder = History.builder();
        int process = processMax;
        for (Placed placed : events) {
            Event event = placed.event;
            if (placed.nameless) {
                process += event.type() == EventType.INVOKE ? 1 : 0;
                event = event.withActor(Actor.process(process));
            }
            try {
                builder.add(tuples ? parted(event) : event);
            } catch (IllegalArgumentException e) {
                throw new HistoryFormatException(file, placed.line, 0, e.getMessage(), e);
            }
        }
        return builder.build();
    }

    /**
     * Whether all clients' invocations have tuples: if one says so, or all are pairs that cannot be anything else, for
     * of a read, or of what takes something out, the second is null, of a compare-and-set it is itself a pair, and of a
     * transaction a list of micro-operations.
     */
    private boolean areTuples() {
        boolean telling = false;
        for (Placed placed : events) {
            Event event = placed.event;
            if (event.actor().isNemesis() || event.type() != EventType.INVOKE) {
                continue;
            }
            if (placed.tuple) {
                return true;
            }
            if (event.key() != null || !(event.value() instanceof List<?> pair) || pair.size() != 2) {
                return false;
            }
            Object second = pair.get(1);
            switch (event.f()) {
                case "read", "get", "dequeue", "pop" -> {
                    if (second != null) {
                        return false;
                    }
                    telling = true;
                }
                case "cas" -> {
                    if (!(second instanceof List<?> change) || change.size() != 2) {
                        return false;
                    }
                    telling = true;
                }
                case "txn" -> {
                    if (pair.get(0) instanceof List<?> || !isTransaction(second)) {
                        return false;
                    }
                    telling = true;
                }
                case "acquire", "release" -> telling |= second == null;
                default -> {
                    // a pair may be a tuple or a value: others have to tell
                }
            }
        }
        return telling;
    }

    private static Event parted(Event event) {
        if (event.actor().isNemesis() || !(event.value() instanceof List<?> pair) || pair.size() != 2) {
            return event;
        }
        return new Event(
                event.index(),
                event.time(),
                event.type(),
                event.actor(),
                event.f(),
                pair.get(0),
                event.f().equals("txn") ? withShortNames(pair.get(1)) : pair.get(1),
                event.node(),
                event.error());
    }

    /** The actor that other tools' word for it means: a number, or the nemesis; null if it is neither. */
    static Actor actor(Object process) {
        if (process instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return Actor.process(number.intValue());
        }
        return "nemesis".equals(process) ? Actor.NEMESIS : null;
    }

    /** Whether a value looks like a transaction's: a list of micro-operations, each a list that begins with a word. */
    static boolean isTransaction(Object value) {
        if (!(value instanceof List<?> operations) || operations.isEmpty()) {
            return false;
        }
        for (Object operation : operations) {
            if (!(operation instanceof List<?> words) || words.size() != 3 || !(words.get(0) instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** A transaction with "r" and "w" for what Knossos calls read and write; any other value as it is. */
    static Object withShortNames(Object value) {
        if (!isTransaction(value)) {
            return value;
        }
        List<Object> operations = new ArrayList<>();
        for (Object operation : (List<?>) value) {
            List<Object> words = new ArrayList<>((List<?>) operation);
            String name = (String) words.get(0);
            words.set(0, name.equals("read") ? "r" : name.equals("write") ? "w" : name);
            operations.add(words);
        }
        return operations;
    }

    /** A field's value, by its name in a map of keywords or strings; null if there is none. */
    static Object field(Map<?, ?> map, String name) {
        Object byKeyword = map.get(new Edn.Keyword(name));
        return byKeyword == null ? map.get(name) : byKeyword;
    }

    /** What was found, as JSON, shortened: fit for a message. */
    static String shown(Object value) {
        String json = Values.json(value);
        return json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }
}
