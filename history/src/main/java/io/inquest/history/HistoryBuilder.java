package io.inquest.history;

import java.util.function.LongUnaryOperator;

/**
 * Builds a {@link History} event by event, and holds the rules of histories: a process has one operation open at a
 * time, completes what it invoked, and is not used again after an {@code info}. Single-owner; not for sharing between
 * threads.
 */
public final class HistoryBuilder {
    private static final int MAX_NAMES = Short.MAX_VALUE;

    private static final int IDLE = -1;

    private Columns columns = new Columns();

    /** The open invocation of a process; IDLE; or, once it is retired, -2 - the event that retired it. */
    private final ProcessTable states = new ProcessTable(IDLE);

    private final MicroOperations boxed = new MicroOperations();

    HistoryBuilder() {}

    /** Says that the order of events of different processes means nothing: see {@link History#isRealTimeKnown}. */
    public HistoryBuilder withoutRealTime() {
        columns.realTimeKnown = false;
        return this;
    }

    /** How many events were added. */
    public int size() {
        return columns.size;
    }

    /**
     * Adds an event at the end; its own index does not matter.
     *
     * @return its index
     * @throws MalformedHistoryException if the event cannot come next; the builder is then as it was
     */
    public int add(Event event) {
        requireRoom(columns.functions, event.f(), "functions");
        requireRoom(columns.nodes, event.node(), "nodes");
        int process = event.actor().process();
        int partner = partner(event.type(), process, event.f());
        return append(
                partner,
                event.type(),
                process,
                event.time(),
                columns.functions.id(event.f()),
                columns.keys.id(event.key()),
                handle(event.type(), partner, event.f(), event.value()),
                event.node() == null ? History.NONE : columns.nodes.id(event.node()),
                event.error() == null ? History.NONE : columns.errors.id(event.error()));
    }

    /**
     * The same without an {@link Event}, for readers of large files, and with numbers that the following methods gave.
     * The builder must not be built unless each of these was added with an event.
     */
    int add(EventType type, int process, long time, int function, int key, long value, int node, int error) {
        int partner = partner(type, process, columns.functions.get(function));
        return append(partner, type, process, time, function, key, value, node, error);
    }

    /** The same of an event whose value may be a transaction. */
    int addBoxed(EventType type, int process, long time, int function, int key, Object value, int node, int error) {
        String f = columns.functions.get(function);
        int partner = partner(type, process, f);
        return append(partner, type, process, time, function, key, handle(type, partner, f, value), node, error);
    }

    /** Whether events of this function are transactions. */
    boolean isTransaction(int function) {
        return columns.functions.get(function).equals(TransactionValues.FUNCTION);
    }

    /**
     * The same of a transaction.
     *
     * @param handle of a handle in {@code source}, the one it has in the history
     */
    int add(
            EventType type,
            int process,
            long time,
            int function,
            int key,
            MicroOperations source,
            int row,
            LongUnaryOperator handle,
            int node,
            int error) {
        int partner = partner(type, process, columns.functions.get(function));
        long value = columns.transactions.add(type, invoked(partner), source, row, handle);
        return append(partner, type, process, time, function, key, value, node, error);
    }

    /** The handle of an event's value. */
    private long handle(EventType type, int partner, String f, Object value) {
        if (f.equals(TransactionValues.FUNCTION)) {
            boxed.clear();
            if (boxed.addRow(value, columns::handle)) {
                return columns.transactions.add(type, invoked(partner), boxed, 0, LongUnaryOperator.identity());
            }
        }
        return columns.handle(value);
    }

    private long invoked(int partner) {
        return partner == History.NONE ? History.NULL : columns.value[partner];
    }

    int functionNumber(String f) {
        requireRoom(columns.functions, f, "functions");
        return columns.functions.id(f);
    }

    int keyNumber(Object canonical) {
        return columns.keys.id(canonical);
    }

    long handle(Object canonical) {
        return columns.handle(canonical);
    }

    int nodeNumber(String node) {
        requireRoom(columns.nodes, node, "nodes");
        return columns.nodes.id(node);
    }

    int errorNumber(String error) {
        return columns.errors.id(error);
    }

    private int append(
            int partner,
            EventType type,
            int process,
            long time,
            int function,
            int key,
            long value,
            int node,
            int error) {
        int row = columns.addRow();
        columns.type[row] = (byte) type.ordinal();
        columns.process[row] = process;
        columns.time[row] = time;
        columns.function[row] = (short) function;
        columns.key[row] = key;
        columns.value[row] = value;
        columns.node[row] = (short) node;
        columns.error[row] = error;
        columns.partner[row] = partner;
        if (partner != History.NONE) {
            columns.partner[partner] = row;
        }
        if (process != History.NONE) {
            states.set(process, type == EventType.INVOKE ? row : type == EventType.INFO ? -2 - row : IDLE);
        }
        return row;
    }

    /** The invocation that the next event completes, or NONE; throws if the event cannot come next. */
    private int partner(EventType type, int process, String f) {
        if (process == History.NONE) {
            if (type != EventType.INFO) {
                throw malformed("the nemesis writes only info events, not " + type.word());
            }
            return History.NONE;
        }
        int state = states.get(process);
        if (type == EventType.INVOKE) {
            requireIdle(process, state, f);
            return History.NONE;
        }
        if (state < 0) {
            throw malformed("process " + process + " completes " + f + ", which it did not invoke");
        }
        String invoked = columns.functions.get(columns.function[state]);
        if (!invoked.equals(f)) {
            throw malformed(
                    "process " + process + " completes " + f + ", but had invoked " + invoked + " in event " + state);
        }
        return state;
    }

    private void requireIdle(int process, int state, String f) {
        if (state >= 0) {
            throw malformed(
                    "process " + process + " invokes " + f + " while its operation of event " + state + " is open");
        }
        if (state < IDLE) {
            throw malformed("process " + process + " is used again after its info of event " + (-2 - state)
                    + "; what comes next needs a new process number");
        }
    }

    private void requireRoom(Pool<String> names, String name, String what) {
        if (names.size() == MAX_NAMES && name != null && names.find(name) < 0) {
            throw malformed("a history has at most " + MAX_NAMES + " different " + what);
        }
    }

    private MalformedHistoryException malformed(String message) {
        return new MalformedHistoryException(columns.size, message);
    }

    /** The history of the events so far. The builder must not be used after. */
    public History build() {
        Columns built = columns;
        columns = null;
        built.trim();
        return new History(built);
    }
}
