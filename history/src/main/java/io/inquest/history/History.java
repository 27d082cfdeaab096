package io.inquest.history;

/**
 * An immutable history: events in real-time order, held in columns. An event is known by its index, 0 to
 * {@link #size()} - 1; the accessors that take an index copy nothing and allocate nothing, except {@link #event} and
 * those that return a decoded value.
 *
 * <p>Functions, keys and nodes have small dense numbers. Values have <em>handles</em>: two values of one history are
 * equal exactly when their handles are, so checkers compare handles and decode values only to print them. Except those of
 * transactions, the events {@code txn} whose value is a list of micro-operations: they live in columns of their own, which
 * {@link Transactions} shows; each has a handle of its own, whatever it is equal to, and is decoded anew when asked for.
 */
public final class History {
    /** What {@link #completion}, {@link #invocation} and the node of an event say when there is none. */
    public static final int NONE = -1;

    /** The handle of null, in every history. */
    public static final long NULL = 1;

    /** What {@link #handleOf} says of a value that the history does not hold; no value has this handle. */
    public static final long NO_HANDLE = -1;

    final Columns columns;

    History(Columns columns) {
        this.columns = columns;
    }

    public static HistoryBuilder builder() {
        return new HistoryBuilder();
    }

    /**
     * Whether the order of events is that of real time. If not, only each process's own order means anything: the file
     * told no more.
     */
    public boolean isRealTimeKnown() {
        return columns.realTimeKnown;
    }

    public int size() {
        return columns.size;
    }

    public EventType type(int index) {
        return Columns.TYPES[columns.type[index]];
    }

    /** The process number; -1 for the nemesis. */
    public int process(int index) {
        return columns.process[index];
    }

    /** Nanoseconds since the run began; -1 if not known. */
    public long time(int index) {
        return columns.time[index];
    }

    public int function(int index) {
        return columns.function[index];
    }

    public int functionCount() {
        return columns.functions.size();
    }

    public String functionName(int function) {
        return columns.functions.get(function);
    }

    /** The number of a function's name; {@link #NONE} if no event has it. */
    public int functionNumber(String name) {
        return columns.functions.find(name);
    }

    /** The number of the event's key; an absent key is a key too. */
    public int key(int index) {
        return columns.key[index];
    }

    public int keyCount() {
        return columns.keys.size();
    }

    public Object keyValue(int key) {
        return columns.keys.get(key);
    }

    /** The handle of the event's value. */
    public long value(int index) {
        return columns.value[index];
    }

    /** Whether a handle is that of an integer of 63 bits. Of such, the larger integer has the larger handle. */
    public static boolean isSmallInteger(long handle) {
        return !Columns.isPooled(handle);
    }

    /** The value of a handle that this history gave out. */
    public Object valueOf(long handle) {
        return columns.valueOf(handle);
    }

    /**
     * The handle that a (canonical) value has in this history, or would have; {@link #NO_HANDLE} if no event holds it, or
     * only as the value of a transaction.
     */
    public long handleOf(Object value) {
        return columns.findHandle(value);
    }

    /** The node that answered, or null. */
    public String node(int index) {
        int node = columns.node[index];
        return node == NONE ? null : columns.nodes.get(node);
    }

    /** Why it failed or is unknown, or null. */
    public String error(int index) {
        int error = columns.error[index];
        return error == NONE ? null : columns.errors.get(error);
    }

    /** The index of an invocation's completion, or {@link #NONE}. */
    public int completion(int invocation) {
        return type(invocation) == EventType.INVOKE ? columns.partner[invocation] : NONE;
    }

    /** The index of a completion's invocation, or {@link #NONE} (the nemesis has none). */
    public int invocation(int completion) {
        return type(completion) == EventType.INVOKE ? NONE : columns.partner[completion];
    }

    /** All operations of clients, in the order of their invocations. */
    public Operations operations() {
        return Operations.all(this);
    }

    public Event event(int index) {
        int process = process(index);
        return new Event(
                index,
                time(index),
                type(index),
                process == NONE ? Actor.NEMESIS : Actor.process(process),
                functionName(function(index)),
                keyValue(key(index)),
                valueOf(value(index)),
                node(index),
                error(index));
    }

    /** The operation that the given invocation begins. */
    public Operation operation(int invocation) {
        int completion = completion(invocation);
        return new Operation(event(invocation), completion == NONE ? null : event(completion));
    }
}
