package io.inquest.generators;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** An immutable set of worker numbers below a fixed bound, as bits; sets that meet have the same bound. */
final class WorkerSet {
    /** All workers below each small bound: every question needs the set of all, and few runs have more clients. */
    private static final WorkerSet[] ALL = new WorkerSet[65];

    static {
        for (int bound = 1; bound < ALL.length; bound++) {
            ALL[bound] = new WorkerSet(new long[] {-1L >>> -bound});
        }
    }

    private final long[] words;

    private WorkerSet(long[] words) {
        this.words = words;
    }

    /** The numbers below the bound that pass. */
    static WorkerSet where(int bound, IntPredicate member) {
        long[] words = emptyWords(bound);
        for (int worker = 0; worker < bound; worker++) {
            if (member.test(worker)) {
                words[worker >> 6] |= 1L << worker;
            }
        }
        return new WorkerSet(words);
    }

    static WorkerSet all(int bound) {
        if (bound < ALL.length) {
            return ALL[bound];
        }
        long[] words = emptyWords(bound);
        Arrays.fill(words, -1L);
        words[words.length - 1] = -1L >>> -bound;
        return new WorkerSet(words);
    }

    static WorkerSet copyOf(BitSet bits, int bound) {
        if (bits.length() > bound) {
            throw new IllegalArgumentException("there is no worker " + (bits.length() - 1) + " among " + bound);
        }
        long[] words = bits.toLongArray();
        int length = (bound + 63) >> 6;
        return new WorkerSet(words.length == length ? words : Arrays.copyOf(words, length));
    }

    private static long[] emptyWords(int bound) {
        return new long[(bound + 63) >> 6];
    }

    boolean contains(int worker) {
        return (words[worker >> 6] & 1L << worker) != 0;
    }

    boolean isEmpty() {
        return count() == 0;
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** What is in both; one of the two itself if the other holds all of it, as it mostly does. */
    WorkerSet and(WorkerSet other) {
        if (other.containsAll(this)) {
            return this;
        }
        if (containsAll(other)) {
            return other;
        }
        long[] both = new long[words.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = words[i] & other.words[i];
        }
        return new WorkerSet(both);
    }

    boolean meets(WorkerSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean containsAll(WorkerSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((other.words[i] & ~words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The n-th smallest member, counted from 0; there must be more than n. */
    int nth(int n) {
        int left = n;
        for (int i = 0; ; i++) {
            int here = Long.bitCount(words[i]);
            if (left < here) {
                return (i << 6) + nthBit(words[i], left);
            }
            left -= here;
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
