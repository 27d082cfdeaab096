package io.inquest.history;

import java.util.Arrays;

/**
 * Adds lines as nearly all are: the known fields, each at most once, in any order; integers of up to 18 digits; ASCII
 * without escapes. It takes a line only if {@link EventParser} would make the same event of it, and leaves every other
 * line to that one, with the chunk untouched. No object is made unless a text is new to its chunk.
 */
final class PlainLine {
    private static final int OTHER = PlainValue.OTHER;

    private static final int INDEX = 0;
    private static final int TIME = 1;
    private static final int TYPE = 2;
    private static final int PROCESS = 3;
    private static final int FUNCTION = 4;
    private static final int KEY = 5;
    private static final int VALUE = 6;
    private static final int NODE = 7;
    private static final int ERROR = 8;
    private static final long[] NAMES = {
        packed("index"),
        packed("time"),
        packed("type"),
        packed("process"),
        packed("f"),
        packed("key"),
        packed("value"),
        packed("node"),
        packed("error")
    };

    private static final long[] TYPES = {packed("invoke"), packed("ok"), packed("fail"), packed("info")};
    private static final long NEMESIS = packed("nemesis");
    private static final long TRANSACTION = packed(TransactionValues.FUNCTION);
    private static final long NO_PROCESS = Long.MIN_VALUE;

    private final byte[] bytes;
    private final Chunk chunk;
    private final PlainValue scanner;
    private final RawPool<String> functions;
    private final RawPool<Object> keys;
    private final RawPool<Object> values;
    private final RawPool<String> nodes;
    private final RawPool<String> errors;
    private final PlainTransaction transaction;

    /** Of each field of the current line: what it holds and where that lies; nothing from 0 to 0 if it is missing. */
    private final byte[] kinds = new byte[NAMES.length];

    private final long[] integers = new long[NAMES.length];
    private final int[] starts = new int[NAMES.length];
    private final int[] ends = new int[NAMES.length];

    /** @param bytes hold a newline behind the last line */
    PlainLine(byte[] bytes, Chunk chunk, ReadLimits limits) {
        this.bytes = bytes;
        this.chunk = chunk;
        scanner = new PlainValue(bytes, limits.stringChars());
        PlainDecoder decoder = new PlainDecoder(bytes, limits);
        functions = new RawPool<>(String.class, chunk.functions, bytes, decoder);
        keys = new RawPool<>(Object.class, chunk.keys, bytes, decoder);
        values = new RawPool<>(Object.class, chunk.values, bytes, decoder);
        nodes = new RawPool<>(String.class, chunk.nodes, bytes, decoder);
        errors = new RawPool<>(String.class, chunk.errors, bytes, decoder);
        transaction = new PlainTransaction(bytes, chunk.transactions, limits, values);
    }

    /** Up to eight characters as a number. */
    private static long packed(String word) {
        long packed = 0;
        for (int i = 0; i < word.length(); i++) {
            packed = packed << 8 | word.charAt(i);
        }
        return packed;
    }

    /**
     * Adds the event of the line that begins there to the chunk.
     *
     * @return where the line ends, before its newline; negative if it is left to {@link EventParser}
     */
    int add(int lineStart, int lineBytesMax) {
        int end = fields(lineStart);
        return end != OTHER && end - lineStart <= lineBytesMax && addEvent() ? end : OTHER;
    }

    private int fields(int lineStart) {
        Arrays.fill(kinds, PlainValue.ABSENT);
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
        if (bytes[lineStart] != '{') {
            return OTHER;
        }
        int i = lineStart;
        do {
            i = field(skipSpaces(i + 1));
            if (i == OTHER) {
                return OTHER;
            }
        } while (bytes[i] == ',');
        return bytes[i] == '}' ? lineEnd(i + 1) : OTHER;
    }

    /** Takes a field, name and value; returns where it ends, and spaces behind it. */
    private int field(int start) {
        if (bytes[start] != '"') {
            return OTHER;
        }
        long name = 0;
        int i = start + 1;
        for (; bytes[i] != '"'; i++) {
            if (bytes[i] <= ' ' || i - start > Long.BYTES) {
                return OTHER;
            }
            name = name << 8 | bytes[i];
        }
        int field = fieldOf(name);
        i = skipSpaces(i + 1);
        if (field == OTHER || kinds[field] != PlainValue.ABSENT || bytes[i] != ':') {
            return OTHER;
        }
        int valueStart = skipSpaces(i + 1);
        int valueEnd = scanner.scan(valueStart);
        if (valueEnd == OTHER) {
            return OTHER;
        }
        kinds[field] = scanner.kind;
        integers[field] = scanner.integer;
        starts[field] = valueStart;
        ends[field] = valueEnd;
        return skipSpaces(valueEnd);
    }

    private static int fieldOf(long name) {
        for (int field = 0; field < NAMES.length; field++) {
            if (NAMES[field] == name) {
                return field;
            }
        }
        return OTHER;
    }

    private int skipSpaces(int from) {
        int i = from;
        while (bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    private int lineEnd(int from) {
        int i = from;
        while (bytes[i] == ' ' || bytes[i] == '\r') {
            i++;
        }
        return bytes[i] == '\n' ? i : OTHER;
    }

    private boolean addEvent() {
        EventType type = type();
        long process = process();
        if (type == null || process == NO_PROCESS || kinds[FUNCTION] != PlainValue.TEXT) {
            return false;
        }
        if (!isNatural(INDEX) || !isNatural(TIME) || !isText(NODE) || !isText(ERROR)) {
            return false;
        }
        // both are found before any is added: they may yet turn out not to be JSON
        if (!find(keys, KEY)) {
            return false;
        }
        int row = isTransaction() ? transaction.take(starts[VALUE], ends[VALUE]) : OTHER;
        if (row == OTHER && !isInlined() && !find(values, VALUE)) {
            return false;
        }
        chunk.add(
                type,
                (int) process,
                kinds[TIME] == PlainValue.INTEGER ? integers[TIME] : -1,
                id(functions, FUNCTION),
                keys.id(),
                row != OTHER
                        ? Handles.transaction(row, true, false)
                        : isInlined() ? inlined() : Columns.pooled(values.id()),
                isNone(NODE) ? History.NONE : id(nodes, NODE),
                isNone(ERROR) ? History.NONE : id(errors, ERROR));
        return true;
    }

    private boolean find(RawPool<?> pool, int field) {
        return pool.find(kinds[field], starts[field], ends[field]);
    }

    private boolean isTransaction() {
        return kinds[VALUE] == PlainValue.JSON && word(FUNCTION) == TRANSACTION;
    }

    /** Whether the value needs no number. */
    private boolean isInlined() {
        return kinds[VALUE] == PlainValue.INTEGER || isNone(VALUE);
    }

    private long inlined() {
        return kinds[VALUE] == PlainValue.INTEGER ? integers[VALUE] << 1 : History.NULL;
    }

    /** The number of a plain text, which nothing can be wrong with. */
    private int id(RawPool<?> pool, int field) {
        find(pool, field);
        return pool.id();
    }

    private EventType type() {
        long word = word(TYPE);
        for (int type = 0; type < TYPES.length; type++) {
            if (TYPES[type] == word) {
                return Columns.TYPES[type];
            }
        }
        return null;
    }

    private long process() {
        if (kinds[PROCESS] == PlainValue.INTEGER) {
            long number = integers[PROCESS];
            return number >= 0 && number <= Integer.MAX_VALUE ? number : NO_PROCESS;
        }
        return word(PROCESS) == NEMESIS ? History.NONE : NO_PROCESS;
    }

    /** A text as {@link #packed} has it; 0 if it is too long, or none. */
    private long word(int field) {
        if (kinds[field] != PlainValue.TEXT || ends[field] - starts[field] - 2 > Long.BYTES) {
            return 0;
        }
        long word = 0;
        for (int i = starts[field] + 1; i < ends[field] - 1; i++) {
            word = word << 8 | bytes[i];
        }
        return word;
    }

    private boolean isNone(int field) {
        return kinds[field] == PlainValue.ABSENT || kinds[field] == PlainValue.NULL;
    }

    private boolean isNatural(int field) {
        return isNone(field) || (kinds[field] == PlainValue.INTEGER && integers[field] >= 0);
    }

    private boolean isText(int field) {
        return isNone(field) || kinds[field] == PlainValue.TEXT;
    }
}
