package io.inquest.checkers.linear;

import java.util.Arrays;

/** Which open reads are legal in a state, as sets of slots; remembered until another operation is opened or closed. */
final class LegalReads {
    private final Part part;
    private final Pending pending;
    /** By state. */
    private long[] sets;

    private int[] age;
    private int now = 1;

    LegalReads(Part part, Pending pending) {
        this.part = part;
        this.pending = pending;
        this.sets = new long[16 * pending.words];
        this.age = new int[16];
    }

    /** What is open has changed. */
    void forget() {
        now++;
    }

    /** Where in {@link #words} the set of the state begins. */
    int at(int state) {
        if (state >= age.length) {
            int room = Math.max(state + 1, 2 * age.length);
            age = Arrays.copyOf(age, room);
            sets = Arrays.copyOf(sets, room * pending.words);
        }
        int start = state * pending.words;
        if (age[state] != now) {
            age[state] = now;
            for (int word = 0; word < pending.words; word++) {
                sets[start + word] = legal(state, word);
            }
        }
        return start;
    }

    private long legal(int state, int word) {
        long legal = 0;
        for (long reads = pending.reads[word]; reads != 0; reads &= reads - 1) {
            int bit = Long.numberOfTrailingZeros(reads);
            int call = part.call[pending.operation((word << 6) + bit)];
            if (part.transitions.next(state, call) != Transitions.ILLEGAL) {
                legal |= 1L << bit;
            }
        }
        return legal;
    }

    long[] words() {
        return sets;
    }

    long bytes() {
        return 8L * sets.length + 4L * age.length;
    }
}
