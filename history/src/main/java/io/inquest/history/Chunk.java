package io.inquest.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one block of lines, before it is known what came before them. Names, keys and values have numbers, but
 * equal ones may have several; whether the events may follow each other is not looked at.
 */
final class Chunk {
    int size;
    byte[] type;
    int[] process;
    long[] time;
    int[] function;
    int[] key;
    long[] value;
    int[] node;
    int[] error;
    /** The line of an event, counted from 1 at the beginning of the chunk. */
    int[] line;

    final List<String> functions = new ArrayList<>();
    final List<Object> keys = new ArrayList<>();
    final List<Object> values = new ArrayList<>();
    final List<String> nodes = new ArrayList<>();
    final List<String> errors = new ArrayList<>();

    /** Transactions; the value of an event that is one is a {@link Handles#transaction} of a row here. */
    final MicroOperations transactions = new MicroOperations();

    /** Whether no line says that the order of events of different processes means nothing. */
    boolean realTimeKnown = true;

    /** How many lines there are, up to the one with the problem. */
    int lines;

    /** What is wrong with the last of the {@link #lines}; null if nothing is. */
    FormatProblem problem;

    /** Where in that line, in characters counted from 1; 0 for the line as a whole. */
    int problemColumn;

    /** Whether that line ends in a newline. */
    boolean terminated;

    /** @param events about how many there will be */
    Chunk(int events) {
        int length = Math.max(16, events);
        type = new byte[length];
        process = new int[length];
        time = new long[length];
        function = new int[length];
        key = new int[length];
        value = new long[length];
        node = new int[length];
        error = new int[length];
        line = new int[length];
        values.add(null); // handle History.NULL, as everywhere
    }

    /** Gives an object a number. */
    static <T> int number(List<T> numbered, T object) {
        numbered.add(object);
        return numbered.size() - 1;
    }

    /** A handle for {@link #add}. */
    long handle(Object canonical) {
        if (canonical == null) {
            return History.NULL;
        }
        return canonical instanceof Long n ? handle(n.longValue()) : Columns.pooled(number(values, canonical));
    }

    long handle(long integer) {
        return Columns.fits(integer) ? integer << 1 : Columns.pooled(number(values, integer));
    }

    /**
     * Adds an event of the current line.
     *
     * @param function its number in this chunk; so key, node (or {@link History#NONE}) and error
     * @param value a handle of this chunk
     */
    void add(EventType type, int process, long time, int function, int key, long value, int node, int error) {
        if (size == this.process.length) {
            resize(2 * size);
        }
        this.type[size] = (byte) type.ordinal();
        this.process[size] = process;
        this.time[size] = time;
        this.function[size] = function;
        this.key[size] = key;
        this.value[size] = value;
        this.node[size] = node;
        this.error[size] = error;
        line[size] = lines;
        size++;
    }

    private void resize(int length) {
        type = Arrays.copyOf(type, length);
        process = Arrays.copyOf(process, length);
        time = Arrays.copyOf(time, length);
        function = Arrays.copyOf(function, length);
        key = Arrays.copyOf(key, length);
        value = Arrays.copyOf(value, length);
        node = Arrays.copyOf(node, length);
        error = Arrays.copyOf(error, length);
        line = Arrays.copyOf(line, length);
    }
}
