package io.inquest.history;

import java.util.Arrays;

/** The columns of a history, while it is built and after. */
final class Columns {
    static final EventType[] TYPES = EventType.values();

    /** Whether the order of events of different processes is that of real time. */
    boolean realTimeKnown = true;

    int size;
    byte[] type = new byte[16];
    int[] process = new int[16];
    long[] time = new long[16];
    short[] function = new short[16];
    int[] key = new int[16];
    long[] value = new long[16];
    short[] node = new short[16];
    int[] error = new int[16];
    /** An invocation's completion, a completion's invocation, or {@link History#NONE}. */
    int[] partner = new int[16];

    final Pool<String> functions = new Pool<>();
    final Pool<Object> keys = new Pool<>();
    final Pool<Object> values = new Pool<>();
    final Pool<String> nodes = new Pool<>();
    final Pool<String> errors = new Pool<>();
    final TransactionValues transactions = new TransactionValues();

    Columns() {
        values.id(null); // handle History.NULL
    }

    /** Integers of 63 bits are their own handle, shifted; everything else is numbered. */
    long handle(Object value) {
        return value instanceof Long n && fits(n) ? n << 1 : pooled(values.id(value));
    }

    /** The handle of the value with this number. */
    static long pooled(int number) {
        return ((long) number << 1) | 1;
    }

    /** Whether a handle is that of a value with a number, which is then the rest of it. */
    static boolean isPooled(long handle) {
        return (handle & 1) != 0;
    }

    /** The value of a handle. */
    Object valueOf(long handle) {
        if (!isPooled(handle)) {
            return handle >> 1;
        }
        return Handles.isTransaction(handle)
                ? transactions.decode(handle, this::valueOf)
                : values.get(Handles.number(handle));
    }

    long findHandle(Object value) {
        if (value instanceof Long n && fits(n)) {
            return n << 1;
        }
        int id = values.find(value);
        return id < 0 ? History.NO_HANDLE : pooled(id);
    }

    static boolean fits(long n) {
        return (n << 1) >> 1 == n;
    }

    int addRow() {
        if (size == type.length) {
            resize(size + (size >> 1));
        }
        return size++;
    }

    void trim() {
        resize(size);
        transactions.trim();
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
        partner = Arrays.copyOf(partner, length);
    }
}
