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

    final Pool<Object> keys = new Pool<>();
    final Pool<Object> values = new Pool<>();

    int count;
    int[] invocation;
    /** Where the micro-operations of a transaction begin; one more entry than there are transactions. */
    int[] begin;

    byte[] kind;
    int[] key;
    /** A handle; of a read of a list its length. */
    long[] value;
    /** Of a read of a list: where it begins in {@link #own}, or -1 if it begins as the longest read of the key does. */
    int[] start;

    boolean[] listKey;
    /** By key: the elements of the longest read. */
    long[][] longest;

    int[] longestLength;
    /** The elements of reads that are not prefixes of the longest ones. */
    long[] own;

    private final History history;

    Transactions(History history) {
        this.history = history;
        values.id(null); // handle History.NULL
    }

    /**
     * The transactions of a history; other operations are passed over.
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
        return count;
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
        return begin[transaction];
    }

    /** The one after its last micro-operation. */
    public int end(int transaction) {
        return begin[transaction + 1];
    }

    /** All micro-operations, of all transactions. */
    public int size() {
        return begin[count];
    }

    /** {@link #READ}, {@link #WRITE} or {@link #APPEND}. */
    public byte kind(int operation) {
        return kind[operation];
    }

    public int key(int operation) {
        return key[operation];
    }

    public int keyCount() {
        return keys.size();
    }

    public Object keyValue(int aKey) {
        return keys.get(aKey);
    }

    /** Whether something is appended to the key. */
    public boolean isList(int aKey) {
        return listKey[aKey];
    }

    /** The handle of what was written or appended, or of what the read of a register returned. */
    public long value(int operation) {
        return length(operation) == NO_LIST ? value[operation] : History.NULL;
    }

    /** How many elements the read of a list returned, or {@link #NO_LIST}. */
    public int length(int operation) {
        return kind[operation] == READ && listKey[key[operation]] ? (int) value[operation] : NO_LIST;
    }

    /** The handle of one element, counted from 0, of the list that was read. */
    public long element(int operation, int index) {
        int first = start[operation];
        return first < 0 ? longest[key[operation]][index] : own[first + index];
    }

    /** Whether the list that was read is a prefix of the longest read of its key, or all of it. */
    public boolean isPrefix(int operation) {
        return start[operation] < 0;
    }

    /** How long the longest read of a key of lists is, among reads of which each is a prefix of the next. */
    public int longestLength(int aKey) {
        return longestLength[aKey];
    }

    /** The handle of an element of the longest read of a key. */
    public long longestElement(int aKey, int index) {
        return longest[aKey][index];
    }

    public Object valueOf(long handle) {
        return Columns.isPooled(handle) ? values.get((int) (handle >>> 1)) : (Object) (handle >> 1);
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
