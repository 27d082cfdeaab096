package io.inquest.history;

import java.util.Arrays;

/**
 * The events of one block of lines, before it is known what came before them. What occurs often is numbered as in a
 * {@link History}, but for this chunk alone; whether the events may follow each other is not looked at.
 */
final class Chunk {
    int size;
    byte[] type = new byte[16];
    int[] process = new int[16];
    long[] time = new long[16];
    int[] function = new int[16];
    int[] key = new int[16];
    long[] value = new long[16];
    int[] node = new int[16];
    int[] error = new int[16];
    /** The line of an event, counted from 1 at the beginning of the chunk. */
    int[] line = new int[16];

    final Pool<String> functions = new Pool<>();
    final Pool<Object> keys = new Pool<>();
    final Pool<Object> values = new Pool<>();
    final Pool<String> nodes = new Pool<>();
    final Pool<String> errors = new Pool<>();

    /** How many lines there are, up to the one with the problem. */
    int lines;

    /** What is wrong with the last of the {@link #lines}; null if nothing is. */
    FormatProblem problem;

    /** Where in that line, in characters counted from 1; 0 for the line as a whole. */
    int problemColumn;

    /** Whether that line ends in a newline. */
    boolean terminated;

    Chunk() {
        values.id(null); // handle History.NULL, as everywhere
    }

    /** A handle for {@link #add}. */
    long handle(Object canonical) {
        return Columns.handle(canonical, values);
    }

    long handle(long integer) {
        return Columns.handle(integer, values);
    }

    /**
     * Adds an event of the current line.
     *
     * @param function as the pool of this chunk numbers it; so key, node (or {@link History#NONE}) and error
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
