package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * The required operations that are open while the events of a part are gone through: each has the lowest slot that is
 * free, so that a set of them is as many bits as operations ever overlap. Sets are {@link #words} longs.
 */
final class Pending {
    /** How many are open at most. */
    final int most;

    final int words;
    final long[] reads;
    final long[] updates;
    /** The updates that are legal in every state. */
    final long[] total;

    private final Part part;
    /** By slot. */
    private final int[] operation;
    /** By required operation. */
    private final int[] slot;
    /** By slot, so many words each: the updates with an equal call that complete earlier. */
    private final long[] earlierTwins;
    /** By slot. */
    private final Nature[] nature;

    Pending(Part part) {
        this.part = part;
        int open = 0;
        int highest = 1;
        for (int entry : part.entries) {
            open += (entry & 1) == 0 ? 1 : -1;
            highest = Math.max(highest, open);
        }
        this.most = highest;
        this.words = (most + 63) >>> 6;
        this.reads = new long[words];
        this.updates = new long[words];
        this.total = new long[words];
        this.operation = new int[64 * words];
        this.slot = new int[part.required];
        this.earlierTwins = new long[64 * words * words];
        this.nature = new Nature[64 * words];
    }

    int slot(int requiredOperation) {
        return slot[requiredOperation];
    }

    int operation(int someSlot) {
        return operation[someSlot];
    }

    Nature nature(int updateSlot) {
        return nature[updateSlot];
    }

    /** The operations that are open, by slot. */
    int[] open() {
        int[] found = new int[64 * words];
        int count = 0;
        for (int word = 0; word < words; word++) {
            for (long open = reads[word] | updates[word]; open != 0; open &= open - 1) {
                found[count++] = operation[(word << 6) + Long.numberOfTrailingZeros(open)];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** These operations, in these slots, are all that is open. */
    void reset(int[] operations, int[] slots) {
        Arrays.fill(reads, 0);
        Arrays.fill(updates, 0);
        Arrays.fill(total, 0);
        for (int i = 0; i < operations.length; i++) {
            open(operations[i], slots[i]);
        }
    }

    /** @return the slot of the operation */
    int open(int opened) {
        int free = 0;
        while ((reads[free >>> 6] | updates[free >>> 6]) == -1L) {
            free += 64;
        }
        free += Long.numberOfTrailingZeros(~(reads[free >>> 6] | updates[free >>> 6]));
        open(opened, free);
        return free;
    }

    private void open(int opened, int free) {
        operation[free] = opened;
        slot[opened] = free;
        if (part.read[opened]) {
            add(reads, free);
            return;
        }
        findTwins(free, opened);
        add(updates, free);
        nature[free] = part.transitions.nature(part.call[opened]);
        if (nature[free].total) {
            add(total, free);
        }
    }

    private void findTwins(int own, int opened) {
        Arrays.fill(earlierTwins, own * words, (own + 1) * words, 0);
        for (int other = next(updates, 0); other >= 0; other = next(updates, other + 1)) {
            int twin = operation[other];
            if (part.call[twin] == part.call[opened]) {
                boolean earlier = part.completion[twin] < part.completion[opened];
                int later = earlier ? own : other;
                int first = earlier ? other : own;
                earlierTwins[later * words + (first >>> 6)] |= 1L << first;
            }
        }
    }

    void close(int closed) {
        int freed = slot[closed];
        remove(reads, freed);
        remove(updates, freed);
        remove(total, freed);
        for (int other = next(updates, 0); other >= 0; other = next(updates, other + 1)) {
            earlierTwins[other * words + (freed >>> 6)] &= ~(1L << freed);
        }
    }

    /** One word of the set of updates with the same call as that of a slot that complete earlier. */
    long earlierTwins(int ofSlot, int word) {
        return earlierTwins[ofSlot * words + word];
    }

    private static void add(long[] set, int element) {
        set[element >>> 6] |= 1L << element;
    }

    private static void remove(long[] set, int element) {
        set[element >>> 6] &= ~(1L << element);
    }

    /** The first element from there on, or -1. */
    private static int next(long[] set, int from) {
        for (int word = from >>> 6; word < set.length; word++) {
            long bits = set[word];
            if (word == from >>> 6) {
                bits &= -1L << from;
            }
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }
}
