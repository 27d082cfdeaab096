package io.inquest.generators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** An immutable set of worker numbers below a fixed bound, as bits; sets that meet have the same bound. */
final class WorkerSet {
    private static final long[] NO_MORE = {};

    /** All below each small bound: every question has one. */
    private static final WorkerSet[] ALL = new WorkerSet[129];

    static {
        for (int bound = 1; bound < ALL.length; bound++) {
            ALL[bound] = makeAll(bound);
        }
    }

    private final long first; // the workers 0 to 63, without an array: runs rarely have more
    private final long[] more; // the following ones

    private WorkerSet(long first, long[] more) {
        this.first = first;
        this.more = more;
    }

    private static long[] emptyMore(int bound) {
        return bound <= Long.SIZE ? NO_MORE : new long[(bound - 1) >> 6];
    }

    static WorkerSet none(int bound) {
        return new WorkerSet(0, emptyMore(bound));
    }

    /** The numbers below the bound that pass. */
    static WorkerSet where(int bound, IntPredicate member) {
        long first = 0;
        long[] more = emptyMore(bound);
        for (int worker = 0; worker < bound; worker++) {
            if (!member.test(worker)) {
                continue;
            }
            if (worker < Long.SIZE) {
                first |= 1L << worker;
            } else {
                more[(worker >> 6) - 1] |= 1L << worker;
            }
        }
        return new WorkerSet(first, more);
    }

    static WorkerSet all(int bound) {
        return bound < ALL.length ? ALL[bound] : makeAll(bound);
    }

    private static WorkerSet makeAll(int bound) {
        if (bound <= Long.SIZE) {
            return new WorkerSet(-1L >>> -bound, NO_MORE);
        }
        long[] more = emptyMore(bound);
        Arrays.fill(more, -1L);
        more[more.length - 1] = -1L >>> -bound;
        return new WorkerSet(-1L, more);
    }

    static WorkerSet copyOf(BitSet bits, int bound) {
        if (bits.length() > bound) {
            throw new IllegalArgumentException("there is no worker " + (bits.length() - 1) + " among " + bound);
        }
        long[] words = bits.toLongArray();
        long[] more = emptyMore(bound);
        if (words.length > 1) {
            System.arraycopy(words, 1, more, 0, words.length - 1);
        }
        return new WorkerSet(words.length == 0 ? 0 : words[0], more);
    }

    boolean contains(int worker) {
        long word = worker < Long.SIZE ? first : more[(worker >> 6) - 1];
        return (word & 1L << worker) != 0;
    }

    boolean isEmpty() {
        return !meets(this);
    }

    /** How many are in both. */
    int countIn(WorkerSet other) {
        int count = Long.bitCount(first & other.first);
        for (int i = 0; i < more.length; i++) {
            count += Long.bitCount(more[i] & other.more[i]);
        }
        return count;
    }

    int count() {
        int count = Long.bitCount(first);
        for (long word : more) {
            count += Long.bitCount(word);
        }
        return count;
    }

    WorkerSet and(WorkerSet other) {
        long[] both = more.length == 0 ? NO_MORE : more.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] &= other.more[i];
        }
        return new WorkerSet(first & other.first, both);
    }

    WorkerSet with(int worker) {
        if (worker < Long.SIZE) {
            return new WorkerSet(first | 1L << worker, more);
        }
        long[] added = more.clone();
        added[(worker >> 6) - 1] |= 1L << worker;
        return new WorkerSet(first, added);
    }

    /** Those that are not in the other; this set itself if none is. */
    WorkerSet minus(WorkerSet other) {
        if (!meets(other)) {
            return this;
        }
        long[] rest = more.length == 0 ? NO_MORE : more.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] &= ~other.more[i];
        }
        return new WorkerSet(first & ~other.first, rest);
    }

    WorkerSet without(int worker) {
        if (worker < Long.SIZE) {
            return new WorkerSet(first & ~(1L << worker), more);
        }
        long[] fewer = more.clone();
        fewer[(worker >> 6) - 1] &= ~(1L << worker);
        return new WorkerSet(first, fewer);
    }

    boolean meets(WorkerSet other) {
        boolean meets = (first & other.first) != 0;
        for (int i = 0; i < more.length && !meets; i++) {
            meets = (more[i] & other.more[i]) != 0;
        }
        return meets;
    }

    /** Whether one is in all three. */
    boolean meets(WorkerSet other, WorkerSet third) {
        boolean meets = (first & other.first & third.first) != 0;
        for (int i = 0; i < more.length && !meets; i++) {
            meets = (more[i] & other.more[i] & third.more[i]) != 0;
        }
        return meets;
    }

    boolean containsAll(WorkerSet other) {
        boolean all = (other.first & ~first) == 0;
        for (int i = 0; i < more.length && all; i++) {
            all = (other.more[i] & ~more[i]) == 0;
        }
        return all;
    }

    /** The n-th smallest that is in both, counted from 0; there must be more than n. */
    int nthIn(WorkerSet other, int n) {
        long word = first & other.first;
        int left = n;
        for (int i = 0; ; i++) {
            int here = Long.bitCount(word);
            if (left < here) {
                return (i << 6) + nthBit(word, left);
            }
            left -= here;
            word = more[i] & other.more[i];
        }
    }

    private static int nthBit(long word, int n) {
        long rest = word;
        for (int i = 0; i < n; i++) {
            rest &= rest - 1;
        }
        return Long.numberOfTrailingZeros(rest);
    }
}
