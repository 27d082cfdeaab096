package io.inquest.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Parses one line after the other into a {@link Chunk}: whatever is an event, and a sentence for whatever is not. */
final class EventParser {
    private static final int INDEX = 1;
    private static final int TIME = 1 << 1;
    private static final int TYPE = 1 << 2;
    private static final int PROCESS = 1 << 3;
    private static final int FUNCTION = 1 << 4;
    private static final int KEY = 1 << 5;
    private static final int VALUE = 1 << 6;
    private static final int NODE = 1 << 7;
    private static final int ERROR = 1 << 8;
    private static final int REAL_TIME = 1 << 9;
    private static final int OF_EVENTS = TYPE | PROCESS | FUNCTION;

    private final Chunk chunk;
    private final ValueReader values;

    /** The fields of the current line that were seen, as bits; and the names of those that mean nothing here. */
    private int seen;

    private final Set<String> others = new HashSet<>();

    private long time;
    private EventType type;
    private int process;
    private String f;
    private Object key;
    private boolean valueIsLong;
    private long longValue;
    private Object value;
    private String node;
    private String error;
    private boolean saysRealTime;
    private boolean realTime;

    EventParser(Chunk chunk, ReadLimits limits) {
        this.chunk = chunk;
        values = new ValueReader(limits.stringChars());
    }

    /** Adds the event of one line to the chunk, or what a line without one says of all events. */
    void parse(byte[] buffer, int start, int end) throws IOException, FormatProblem {
        requireObject(buffer, start, end);
        forget();
        try (JsonParser in = ValueReader.FACTORY.createParser(buffer, start, end - start)) {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                field(in);
            }
            if (!isHeader()) {
                requireFields(in);
            }
            if (in.nextToken() != null) {
                throw new FormatProblem(
                        "expected the end of the line after one event, found " + found(in), in.currentTokenLocation());
            }
        }
        if (isHeader()) {
            chunk.realTimeKnown &= realTime;
            return;
        }
        chunk.add(
                type,
                process,
                time,
                Chunk.number(chunk.functions, f),
                Chunk.number(chunk.keys, key),
                valueIsLong ? chunk.handle(longValue) : chunk.handle(value),
                node == null ? History.NONE : Chunk.number(chunk.nodes, node),
                error == null ? History.NONE : Chunk.number(chunk.errors, error));
    }

    private boolean isHeader() {
        return saysRealTime && (seen & OF_EVENTS) == 0;
    }

    /** Checked by hand, for a parser of JSON takes a line with zero bytes for UTF-16 or UTF-32. */
    private static void requireObject(byte[] buffer, int start, int end) throws FormatProblem {
        int i = start;
        while (buffer[i] == ' ' || buffer[i] == '\t' || buffer[i] == '\r') {
            i++;
        }
        if (buffer[i] != '{') {
            throw FormatProblem.noObject(buffer[i], i - start);
        }
        if (i + 1 < end && buffer[i + 1] == 0) {
            throw FormatProblem.noObject((byte) 0, i + 1 - start);
        }
    }

    private void forget() {
        seen = 0;
        saysRealTime = false;
        others.clear();
        time = -1;
        type = null;
        process = History.NONE;
        f = null;
        key = null;
        valueIsLong = false;
        value = null;
        node = null;
        error = null;
    }

    private void field(JsonParser in) throws IOException, FormatProblem {
        String name = in.currentName();
        int bit = bit(name);
        if (bit == 0 ? !others.add(name) : (seen & bit) != 0) {
            throw ValueReader.duplicate(in, name);
        }
        seen |= bit;
        in.nextToken();
        switch (bit) {
            case INDEX -> natural(in, "the event's position (an integer, 0 or more) as \"index\"");
            case TIME -> time = natural(in, "nanoseconds since the run began (an integer, 0 or more) as \"time\"");
            case TYPE -> type = type(in);
            case PROCESS -> process = process(in);
            case FUNCTION -> f = text(in, "the function's name (a string) as \"f\"");
            case KEY -> key = values.read(in);
            case VALUE -> value(in);
            case NODE -> node = optionalText(in, "the node's name (a string) as \"node\"");
            case ERROR -> error = optionalText(in, "the reason (a string) as \"error\"");
            case REAL_TIME -> realTime(in);
            default -> values.skip(in);
        }
    }

    private static int bit(String name) {
        return switch (name) {
            case "index" -> INDEX;
            case "time" -> TIME;
            case "type" -> TYPE;
            case "process" -> PROCESS;
            case "f" -> FUNCTION;
            case "key" -> KEY;
            case "value" -> VALUE;
            case "node" -> NODE;
            case "error" -> ERROR;
            case "realTime" -> REAL_TIME;
            default -> 0;
        };
    }

    /** Of an event it means nothing, as any field that is not known. */
    private void realTime(JsonParser in) throws IOException, FormatProblem {
        saysRealTime = in.currentToken().isBoolean();
        realTime = in.currentToken() == JsonToken.VALUE_TRUE;
        values.skip(in);
    }

    private void requireFields(JsonParser in) throws FormatProblem {
        String missing =
                (seen & TYPE) == 0 ? "type" : (seen & PROCESS) == 0 ? "process" : (seen & FUNCTION) == 0 ? "f" : null;
        if (missing != null) {
            throw new FormatProblem(
                    "expected \"type\", \"process\" and \"f\" in every event, found no \"" + missing + "\"",
                    in.currentTokenLocation());
        }
    }

    private EventType type(JsonParser in) throws IOException, FormatProblem {
        String expected = "\"invoke\", \"ok\", \"fail\" or \"info\" as \"type\"";
        EventType known = in.currentToken() == JsonToken.VALUE_STRING ? EventType.ofWord(values.string(in)) : null;
        if (known == null) {
            throw unexpected(in, expected);
        }
        return known;
    }

    private int process(JsonParser in) throws IOException, FormatProblem {
        if (ValueReader.isLong(in)) {
            long number = in.getLongValue();
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
        } else if (in.currentToken() == JsonToken.VALUE_STRING
                && values.string(in).equals("nemesis")) {
            return History.NONE;
        }
        throw unexpected(in, "a process number or \"nemesis\"");
    }

    private void value(JsonParser in) throws IOException, FormatProblem {
        valueIsLong = ValueReader.isLong(in);
        if (valueIsLong) {
            longValue = in.getLongValue();
        } else {
            value = values.read(in);
        }
    }

    /** An integer from 0, or -1 for null. */
    private long natural(JsonParser in, String expected) throws IOException, FormatProblem {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return -1;
        }
        if (in.currentToken().isNumeric() && values.read(in) instanceof Long number && number >= 0) {
            return number;
        }
        throw unexpected(in, expected);
    }

    private String optionalText(JsonParser in, String expected) throws IOException, FormatProblem {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : text(in, expected);
    }

    private String text(JsonParser in, String expected) throws IOException, FormatProblem {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw unexpected(in, expected);
        }
        return values.string(in);
    }

    private static FormatProblem unexpected(JsonParser in, String expected) throws IOException {
        int offset = FormatProblem.offset(in.currentTokenLocation());
        return new FormatProblem("expected " + expected + ", found " + found(in), offset);
    }

    private static String found(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return FormatProblem.quote(in.getText());
        }
        return token == JsonToken.START_OBJECT
                ? "an object"
                : token == JsonToken.START_ARRAY ? "an array" : FormatProblem.shorten(in.getText());
    }
}
