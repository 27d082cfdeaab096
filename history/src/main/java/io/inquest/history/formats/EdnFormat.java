package io.inquest.history.formats;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadLimits;
import io.inquest.history.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * EDN, as Jepsen, Knossos, Elle and Porcupine's key-value logs have it: maps with {@code :type :process :f :value} and
 * perhaps {@code :key :time :node :error}, in a vector, a list, or one after another, with or without a tag each. An
 * invocation without a process and the completion that follows it are a process of their own; an event without a
 * function whose value is a list of micro-operations is a transaction, whose {@code :read} and {@code :write} are r and
 * w. Values over independent keys ({@code [k v]}) are parted into key and value.
 */
public final class EdnFormat implements HistoryFormat {
    private static final Pattern BEGINNING = Pattern.compile(
            "\\A\\uFEFF?(?:[\\s,]|;[^\\n]*(?:\\n|\\z))*(?:[(\\[](?:[\\s,]|;[^\\n]*(?:\\n|\\z))*)?(?:#[a-zA-Z][^\\s{]*\\s*\\{|\\{\\s*:|[)\\]]\\s*\\z)");

    private static final List<String> FIELDS = List.of("type", "process", "f", "value", "key", "time", "node", "error");

    @Override
    public String name() {
        return "edn";
    }

    @Override
    public String summary() {
        return "EDN maps in a vector, a list or one after another, as Jepsen, Knossos, Elle and Porcupine have them";
    }

    @Override
    public boolean looksLike(String head) {
        return BEGINNING.matcher(head).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        EdnReader reader = new EdnReader(new InputStreamReader(in, StandardCharsets.UTF_8), ReadLimits.DEFAULT);
        Recorded recorded = new Recorded(name);
        List<String> warnings = new ArrayList<>();
        boolean nested = false;
        try {
            boolean vector = reader.opens("[");
            nested = vector || reader.opens("(");
            while (true) {
                reader.skipSpace();
                long line = reader.line();
                int column = reader.column();
                Object form = nested ? reader.nextBefore(vector ? ']' : ')') : reader.next();
                if (form == EdnReader.NO_FORM) {
                    break;
                }
                add(recorded, form, name, line, column);
            }
            if (nested) {
                requireEnd(reader);
            }
        } catch (EdnProblem e) {
            if (!e.ended || nested) {
                throw new HistoryFormatException(name, e.line, e.column, e.getMessage(), e);
            }
            warnings.add(name + ":" + e.line + ": the last event is broken, as when its writer is killed; the events"
                    + " before it were read");
        }
        return new ReadResult(recorded.history(), warnings);
    }

    private static void requireEnd(EdnReader reader) throws IOException, EdnProblem {
        reader.skipSpace();
        long line = reader.line();
        int column = reader.column();
        if (reader.next() != EdnReader.NO_FORM) {
            throw new EdnProblem("expected the end of the file after the history, found more", line, column, false);
        }
    }

    private static void add(Recorded recorded, Object form, String file, long line, int column) {
        try {
            if (!(Edn.untagged(form) instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("expected an event, a map such as {:type :invoke, :process 0, :f"
                        + " :read, :value nil}, found " + Recorded.shown(Edn.toValue(form)));
            }
            Event event = event(map);
            if (Recorded.field(map, "process") == null) {
                recorded.addNameless(event, isTuple(map), line);
            } else {
                recorded.add(event, isTuple(map), line);
            }
        } catch (IllegalArgumentException e) {
            throw new HistoryFormatException(file, line, column, e.getMessage(), e);
        }
    }

    private static boolean isTuple(Map<?, ?> map) {
        return Recorded.field(map, "value") instanceof Edn.Tagged tagged
                && tagged.tag().toLowerCase(Locale.ROOT).endsWith("tuple");
    }

    private static Event event(Map<?, ?> map) {
        requireOnce(map);
        Object value = Edn.toValue(Recorded.field(map, "value"));
        Object process = Edn.toValue(Recorded.field(map, "process"));
        Actor actor = process == null ? Recorded.NAMELESS : Recorded.actor(process);
        if (actor == null) {
            throw new IllegalArgumentException(
                    "expected a process number or :nemesis as :process, found " + Recorded.shown(process));
        }
        String word = Edn.text(Recorded.field(map, "type"));
        EventType type = word == null ? null : EventType.ofWord(word);
        if (type == null) {
            throw new IllegalArgumentException(
                    "expected :invoke, :ok, :fail or :info as :type, found " + (word == null ? "none" : word));
        }
        String f = Edn.text(Recorded.field(map, "f"));
        if (f == null && Recorded.isTransaction(value)) {
            f = "txn";
        }
        if (f == null) {
            throw new IllegalArgumentException("expected the function's name as :f, found none");
        }
        Object time = Recorded.field(map, "time");
        return new Event(
                -1,
                time instanceof Long nanos && nanos >= 0 ? nanos : -1,
                actor.isNemesis() ? EventType.INFO : type,
                actor,
                f,
                Edn.toValue(Recorded.field(map, "key")),
                f.equals("txn") ? Recorded.withShortNames(value) : value,
                Edn.text(Recorded.field(map, "node")),
                Edn.text(Recorded.field(map, "error")));
    }

    /** A field that is there as keyword and as string would be read as either. */
    private static void requireOnce(Map<?, ?> map) {
        for (String field : FIELDS) {
            if (map.containsKey(field) && map.containsKey(new Edn.Keyword(field))) {
                throw new IllegalArgumentException("an event has both :" + field + " and \"" + field + "\"");
            }
        }
    }
}
