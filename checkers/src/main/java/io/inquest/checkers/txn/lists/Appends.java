package io.inquest.checkers.txn.lists;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.Arrays;

/**
 * Which transaction appended an element to a key; where one failed and another did not, that other one. Where the elements
 * of a key are small integers close to each other, they are places in an array; else places in a hash table.
 */
final class Appends {
    static final int NONE = -1;

    private final Transactions transactions;
    /** By key: the least element, as a handle. */
    private final long[] least;
    /** By key: where its places begin, or {@link #NONE} if it is hashed. */
    private final int[] offset;
    /** By key: how many places it has. */
    private final int[] span;
    /** A transaction, one more than its number; 0 for none. */
    private final int[] places;

    private final int[] hashed;
    /** By place in {@link #hashed}: the append that took it. */
    private final int[] hashedAppend;

    private int[] collision;

    Appends(Transactions transactions, Meter meter) {
        this.transactions = transactions;
        int keys = transactions.keyCount();
        meter.reserve(8L * keys);
        least = new long[keys];
        offset = meter.ints(keys);
        span = meter.ints(keys);
        int size = layOut(meter);
        places = meter.ints(size);
        hashed = meter.ints(hashedSize());
        hashedAppend = meter.ints(hashed.length);
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            boolean failed = transactions.outcome(t) == EventType.FAIL;
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (transactions.kind(m) == Transactions.APPEND) {
                    put(m, t, failed);
                }
            }
        }
    }

    private int layOut(Meter meter) {
        int keys = least.length;
        long[] most = new long[keys];
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(most, Long.MIN_VALUE);
        for (int m = 0; m < transactions.size(); m++) {
            if (transactions.kind(m) == Transactions.APPEND) {
                int key = transactions.key(m);
                long handle = transactions.value(m);
                span[key]++;
                if (!History.isSmallInteger(handle)) {
                    offset[key] = NONE;
                }
                least[key] = Math.min(least[key], handle);
                most[key] = Math.max(most[key], handle);
            }
        }
        meter.steps(transactions.size());
        long size = 0;
        for (int key = 0; key < keys; key++) {
            long width = span[key] == 0 ? 0 : ((most[key] >> 1) - (least[key] >> 1)) + 1;
            if (offset[key] != NONE
                    && width >= 0
                    && width <= 4L * span[key] + 16
                    && size + width < Integer.MAX_VALUE / 2) {
                offset[key] = (int) size;
                span[key] = (int) width;
                size += width;
            } else {
                offset[key] = NONE;
            }
        }
        return (int) size;
    }

    private int hashedSize() {
        long count = 0;
        for (int key = 0; key < offset.length; key++) {
            count += offset[key] == NONE ? span[key] : 0;
        }
        return count == 0 ? 0 : Integer.highestOneBit((int) Math.min(count, 1 << 28)) << 2;
    }

    private void put(int m, int t, boolean failed) {
        int key = transactions.key(m);
        long handle = transactions.value(m);
        int[] table = offset[key] == NONE ? hashed : places;
        int place = place(key, handle);
        int before = table[place] - 1;
        if (before == NONE && offset[key] == NONE) {
            hashedAppend[place] = m;
        }
        if (!failed && handle == History.NULL && collision == null) {
            collision = new int[] {t, t, m};
        }
        if (before == NONE || transactions.outcome(before) == EventType.FAIL) {
            table[place] = before == NONE || !failed ? t + 1 : table[place];
        } else if (!failed && collision == null) {
            collision = new int[] {before, t, m};
        }
    }

    private int place(int key, long handle) {
        if (offset[key] != NONE) {
            return offset[key] + (int) ((handle >> 1) - (least[key] >> 1));
        }
        int mask = hashed.length - 1;
        int place = (int) LongIntMap.mix(handle + 0x9e3779b97f4a7c15L * key) & mask;
        while (hashed[place] != 0
                && (transactions.key(hashedAppend[place]) != key
                        || transactions.value(hashedAppend[place]) != handle)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** The transaction that appended an element to a key, or {@link #NONE}. */
    int find(int key, long handle) {
        if (offset[key] == NONE) {
            return hashed.length == 0 ? NONE : hashed[place(key, handle)] - 1;
        }
        boolean fits = span[key] > 0 && History.isSmallInteger(handle);
        long place = fits ? (handle >> 1) - (least[key] >> 1) : -1;
        return place < 0 || place >= span[key] ? NONE : places[offset[key] + (int) place] - 1;
    }

    /** The micro-operation of a transaction that appends an element to a key, or {@link #NONE}. */
    int operation(int transaction, int key, long handle) {
        for (int m = transactions.begin(transaction); m < transactions.end(transaction); m++) {
            if (transactions.key(m) == key
                    && transactions.kind(m) == Transactions.APPEND
                    && transactions.value(m) == handle) {
                return m;
            }
        }
        return NONE;
    }

    /**
     * Two transactions that did not fail, and a micro-operation of the second that appends what the first does; or twice the
     * same, which appends something twice, or null. Null if there are none.
     */
    int[] collision() {
        return collision;
    }

    long bytes() {
        return 4L * (places.length + 2 * hashed.length) + 16L * least.length;
    }
}
