package io.inquest.history;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Transactions in columns, an invocation and its completion in one row: what they have in common, and what the reads
 * returned. A list that was read takes no room if it is a prefix of the longest list read of its key, or the other way
 * round, which nearly all are.
 */
final class TransactionStore {
    int rows;
    /** Where the micro-operations of a row begin; the last one's end besides. */
    int[] begin = new int[16];

    byte[] kind = new byte[16];
    /** A number of {@link #keys}. */
    int[] key = new int[16];
    /** A handle, a list, or {@link Handles#UNHEARD}. */
    long[] value = new long[16];

    final HandleNumbers keys = new HandleNumbers();

    /** By key: the elements of the longest list read, among lists of which each is a prefix of the next. */
    long[][] longest = new long[16][];

    int[] longestLength = new int[16];

    /** The elements of lists that are no such prefixes. */
    long[] own = new long[16];

    private int ownLength;

    /**
     * Adds an invocation.
     *
     * @param handle of a handle in {@code source}, the one it has here
     * @return its row
     */
    int add(MicroOperations source, int row, LongUnaryOperator handle) {
        int size = begin[rows];
        int count = source.begin[row + 1] - source.begin[row];
        reserve(size + count);
        for (int i = 0; i < count; i++) {
            int m = source.begin[row] + i;
            kind[size + i] = source.kind[m];
            key[size + i] = key(handle.applyAsLong(source.key[m]));
            value[size + i] =
                    source.kind[m] == Transactions.READ ? Handles.UNHEARD : handle.applyAsLong(source.value[m]);
        }
        begin[++rows] = size + count;
        return rows - 1;
    }

    /** Adds what the reads of an invocation returned, if these are its micro-operations. */
    boolean complete(int row, MicroOperations source, int from, LongUnaryOperator handle) {
        if (!matches(row, source, from, handle)) {
            return false;
        }
        for (int m = begin[row], i = source.begin[from]; m < begin[row + 1]; m++, i++) {
            if (kind[m] == Transactions.READ) {
                value[m] = Handles.isList(source.value[i])
                        ? list(key[m], source, source.value[i], handle)
                        : handle.applyAsLong(source.value[i]);
            }
        }
        return true;
    }

    /** Whether these are the micro-operations of a row, whatever the reads returned. */
    boolean matches(int row, MicroOperations source, int from, LongUnaryOperator handle) {
        if (source.begin[from + 1] - source.begin[from] != begin[row + 1] - begin[row]) {
            return false;
        }
        for (int m = begin[row], i = source.begin[from]; m < begin[row + 1]; m++, i++) {
            if (kind[m] != source.kind[i]
                    || keys.handle(key[m]) != handle.applyAsLong(source.key[i])
                    || (kind[m] != Transactions.READ && value[m] != handle.applyAsLong(source.value[i]))) {
                return false;
            }
        }
        return true;
    }

    private int key(long handle) {
        int number = keys.number(handle);
        if (number == longest.length) {
            longest = Arrays.copyOf(longest, 2 * number);
            longestLength = Arrays.copyOf(longestLength, 2 * number);
        }
        return number;
    }

    private long list(int aKey, MicroOperations source, long list, LongUnaryOperator handle) {
        int start = Handles.number(list);
        int length = Handles.length(list);
        int known = longestLength[aKey];
        long[] elements = longest[aKey];
        int shared = 0;
        while (shared < Math.min(known, length)
                && handle.applyAsLong(source.elements[start + shared]) == elements[shared]) {
            shared++;
        }
        if (shared < known && shared < length) {
            own = room(own, ownLength + length);
            for (int i = 0; i < length; i++) {
                own[ownLength + i] = handle.applyAsLong(source.elements[start + i]);
            }
            ownLength += length;
            return Handles.list(ownLength - length, length);
        }
        if (length > known) {
            elements = elements == null ? new long[length] : room(elements, length);
            for (int i = known; i < length; i++) {
                elements[i] = handle.applyAsLong(source.elements[start + i]);
            }
            longest[aKey] = elements;
            longestLength[aKey] = length;
        }
        return Handles.prefix(length);
    }

    private static long[] room(long[] array, int length) {
        return length <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(length, array.length + (array.length >> 1)));
    }

    private void reserve(int size) {
        if (rows + 1 == begin.length) {
            begin = Arrays.copyOf(begin, begin.length + (begin.length >> 1));
        }
        if (size > kind.length) {
            resize(Math.max(size, kind.length + (kind.length >> 1)));
        }
    }

    private void resize(int length) {
        kind = Arrays.copyOf(kind, length);
        key = Arrays.copyOf(key, length);
        value = Arrays.copyOf(value, length);
    }

    /** The element of a list that a micro-operation holds. */
    long element(int operation, int index) {
        long list = value[operation];
        return Handles.isPrefix(list) ? longest[key[operation]][index] : own[Handles.number(list) + index];
    }

    /** A row as a canonical value. */
    Object decode(int row, boolean returned, LongFunction<Object> valueOf) {
        Object[] operations = new Object[begin[row + 1] - begin[row]];
        for (int i = 0; i < operations.length; i++) {
            int m = begin[row] + i;
            boolean unheard = value[m] == Handles.UNHEARD || (!returned && kind[m] == Transactions.READ);
            operations[i] = new CanonicalList(new Object[] {
                Transactions.WORDS.get(kind[m]),
                valueOf.apply(keys.handle(key[m])),
                unheard ? null : Handles.isList(value[m]) ? list(m, valueOf) : valueOf.apply(value[m])
            });
        }
        return new CanonicalList(operations);
    }

    /** A list that a micro-operation holds, as a canonical value. */
    Object list(int operation, LongFunction<Object> valueOf) {
        Object[] elements = new Object[Handles.length(value[operation])];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = valueOf.apply(element(operation, i));
        }
        return new CanonicalList(elements);
    }

    /** Nothing more is added after this. */
    void trim() {
        resize(begin[rows]);
        begin = Arrays.copyOf(begin, rows + 1);
        keys.trim();
        longest = Arrays.copyOf(longest, keys.size());
        longestLength = Arrays.copyOf(longestLength, keys.size());
        own = Arrays.copyOf(own, ownLength);
        for (int number = 0; number < longest.length; number++) {
            if (longest[number] != null && longest[number].length > longestLength[number]) {
                longest[number] = Arrays.copyOf(longest[number], longestLength[number]);
            }
        }
    }
}
