package io.inquest.history;

import java.util.Arrays;
import java.util.List;

/**
 * The transactions of a history in columns: its operations {@code txn}, in the order of their invocations, with the
 * micro-operations of one after those of the other. Keys have small dense numbers, values have handles of their own
 * here: two are equal exactly when their handles are.
 *
 * <p>Of an {@code ok} transaction the micro-operations are those of its completion, of any other those of its
 * invocation, whose reads returned nothing that is known. A key that something is appended to holds a list, and its reads
 * return lists, of which null is the empty one.
 */
public final class Transactions {
    public static final byte READ = 0;
    public static final byte WRITE = 1;
    public static final byte APPEND = 2;

    /** What {@link #length} says of what is not the read of a list, or is not known. */
    public static final int NO_LIST = -1;

    /** What the kinds are called in a history, by their numbers. */
    static final List<String> WORDS = List.of("r", "w", "append");

    private final History history;
    private final int[] invocation;
    /** A row a transaction. */
    private final TransactionStore store;

    private final boolean[] listKey;
    /** Those of the store, but for reads of registers that returned lists. */
    private final long[] value;
    /** Values that are not in the pool of the history; their numbers follow those. */
    private final Pool<Object> values;

    Transactions(
            History history,
            int[] invocation,
            TransactionStore store,
            boolean[] listKey,
            long[] value,
            Pool<Object> values) {
        this.history = history;
        this.invocation = invocation;
        this.store = store;
        this.listKey = listKey;
        this.value = value;
        this.values = values;
    }

    /**
     * The transactions of a history; other operations are passed over. As a rule these are the columns of the history
     * itself, and take next to no memory besides.
     *
     * @throws MalformedHistoryException naming the event whose value is no list of micro-operations, or reads
     *     something other than a list where lists are appended to
     */
    public static Transactions of(History history) {
        return new TransactionColumns(history).build();
    }

    public History history() {
        return history;
    }

    public int count() {
        return invocation.length;
    }

    /** The index of its invocation in the history. */
    public int invocation(int transaction) {
        return invocation[transaction];
    }

    /** The index of its completion in the history, or {@link History#NONE}. */
    public int completion(int transaction) {
        return history.completion(invocation[transaction]);
    }

    /** {@code OK}, {@code FAIL}, or {@code INFO}, which it is as well if it never completed. */
    public EventType outcome(int transaction) {
        int completion = completion(transaction);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    public int process(int transaction) {
        return history.process(invocation[transaction]);
    }

    /** Its first micro-operation. */
    public int begin(int transaction) {
        return store.begin[transaction];
    }

    /** The one after its last micro-operation. */
    public int end(int transaction) {
        return store.begin[transaction + 1];
    }

    /** All micro-operations, of all transactions. */
    public int size() {
        return store.begin[invocation.length];
    }

    /** {@link #READ}, {@link #WRITE} or {@link #APPEND}. */
    public byte kind(int operation) {
        return store.kind[operation];
    }

    public int key(int operation) {
        return store.key[operation];
    }

    public int keyCount() {
        return store.keys.size();
    }

    public Object keyValue(int aKey) {
        return valueOf(store.keys.handle(aKey));
    }

    /** Whether something is appended to the key. */
    public boolean isList(int aKey) {
        return listKey[aKey];
    }

    /** The handle of what was written or appended, or of what the read of a register returned. */
    public long value(int operation) {
        long held = value[operation];
        return held == Handles.UNHEARD || Handles.isList(held) ? History.NULL : held;
    }

    /** How many elements the read of a list returned, or {@link #NO_LIST}. */
    public int length(int operation) {
        if (store.kind[operation] != READ || !listKey[store.key[operation]]) {
            return NO_LIST;
        }
        long held = value[operation];
        return held == History.NULL ? 0 : held == Handles.UNHEARD ? NO_LIST : Handles.length(held);
    }

    /** The handle of one element, counted from 0, of the list that was read. */
    public long element(int operation, int index) {
        return store.element(operation, index);
    }

    /** Whether the list that was read is a prefix of the longest read of its key, or all of it. */
    public boolean isPrefix(int operation) {
        long held = value[operation];
        return length(operation) != NO_LIST && (held == History.NULL || Handles.isPrefix(held));
    }

    /** How long the longest read of a key of lists is, among reads of which each is a prefix of the next. */
    public int longestLength(int aKey) {
        return store.longestLength[aKey];
    }

    /** The handle of an element of the longest read of a key. */
    public long longestElement(int aKey, int index) {
        return store.longest[aKey][index];
    }

    public Object valueOf(long handle) {
        int others = history.columns.values.size();
        return Columns.isPooled(handle) && Handles.number(handle) >= others
                ? values.get(Handles.number(handle) - others)
                : history.valueOf(handle);
    }

    /** The list that a read returned. */
    public List<Object> listOf(int operation) {
        Object[] elements = new Object[length(operation)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = valueOf(element(operation, i));
        }
        return Arrays.asList(elements);
    }
}
