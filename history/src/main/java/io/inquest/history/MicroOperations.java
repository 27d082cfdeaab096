package io.inquest.history;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The micro-operations of some transactions as they were written, in columns; keys and values are handles of whoever
 * fills it. A list that was read is a {@link Handles#list} of {@link #elements}.
 */
final class MicroOperations {
    /** How many transactions there are, and where the micro-operations of each begin; the last one's end besides. */
    int rows;

    int[] begin = new int[16];

    private int size;
    byte[] kind = new byte[16];
    long[] key = new long[16];
    long[] value = new long[16];

    private int elementCount;
    private int elementsOfRows;
    long[] elements = new long[16];

    /** Adds a micro-operation to the transaction at hand. */
    void add(byte aKind, long aKey, long aValue) {
        if (size == kind.length) {
            int length = 2 * size;
            kind = Arrays.copyOf(kind, length);
            key = Arrays.copyOf(key, length);
            value = Arrays.copyOf(value, length);
        }
        kind[size] = aKind;
        key[size] = aKey;
        value[size++] = aValue;
    }

    /** Adds an element to the list at hand. */
    void addElement(long handle) {
        if (elementCount == elements.length) {
            elements = Arrays.copyOf(elements, 2 * elementCount);
        }
        elements[elementCount++] = handle;
    }

    /** Where the elements of the next list begin. */
    int elementCount() {
        return elementCount;
    }

    /** The list of the elements from there to the last. */
    long listFrom(int start) {
        return Handles.list(start, elementCount - start);
    }

    /** Ends the transaction at hand; its number. */
    int endRow() {
        if (rows + 1 == begin.length) {
            begin = Arrays.copyOf(begin, 2 * begin.length);
        }
        begin[++rows] = size;
        elementsOfRows = elementCount;
        return rows - 1;
    }

    /** Forgets what was added since the last transaction ended. */
    void dropRow() {
        size = begin[rows];
        elementCount = elementsOfRows;
    }

    void clear() {
        rows = 0;
        size = 0;
        elementCount = 0;
        elementsOfRows = 0;
    }

    /** Whether no read of a transaction returned anything, as in an invocation. */
    boolean readsNothing(int row) {
        for (int m = begin[row]; m < begin[row + 1]; m++) {
            if (kind[m] == Transactions.READ && value[m] != History.NULL) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds a transaction.
     *
     * @param handle of keys and values
     * @return false, and nothing is added, if that is no list of micro-operations
     */
    boolean addRow(Object transaction, ToLongFunction<Object> handle) {
        if (misfit(transaction) != NO_MISFIT) {
            return false;
        }
        for (Object operation : (List<?>) transaction) {
            List<?> words = (List<?>) operation;
            byte aKind = kind(words.get(0));
            long aKey = handle.applyAsLong(words.get(1));
            if (aKind == Transactions.READ && words.get(2) instanceof List<?> list) {
                int start = elementCount;
                for (Object element : list) {
                    addElement(handle.applyAsLong(element));
                }
                add(aKind, aKey, listFrom(start));
            } else {
                add(aKind, aKey, handle.applyAsLong(words.get(2)));
            }
        }
        endRow();
        return true;
    }

    static final Object NO_MISFIT = new Object();
    private static final byte NO_KIND = -1;

    /** What keeps a value from being a list of micro-operations: itself, one of them, or its name. */
    static Object misfit(Object transaction) {
        if (!(transaction instanceof List<?> operations)) {
            return transaction;
        }
        for (Object operation : operations) {
            if (!(operation instanceof List<?> words) || words.size() != 3) {
                return operation;
            }
            if (kind(words.get(0)) == NO_KIND) {
                return words.get(0);
            }
        }
        return NO_MISFIT;
    }

    private static byte kind(Object word) {
        for (byte aKind = 0; aKind < Transactions.WORDS.size(); aKind++) {
            if (Transactions.WORDS.get(aKind).equals(word)) {
                return aKind;
            }
        }
        return NO_KIND;
    }
}
