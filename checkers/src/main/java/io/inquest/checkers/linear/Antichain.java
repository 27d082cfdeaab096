package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * A set of configurations none of which dominates another (see {@link Layout}), with a limit to their number. Beyond it
 * they are replaced by bounds, and bounds of one state by one that stands for both. A bound is dropped for whatever
 * dominates it; a configuration only for another configuration, since a bound proves nothing to be linearizable.
 */
final class Antichain {
    static final int NONE = -1;
    private static final int ROOM_MIN = 16;
    /** How many bounds there may be more than wished, each the only one of its state. */
    private static final int STATES_MAX = 1 << 10;

    private static final long LOW = 0xffff_ffffL;

    private final Layout layout;
    private final int stride;
    private int realMax;
    private int boundsMax;

    /** Configuration i lies at i * stride. */
    private long[] words;

    /** By configuration: the next of its state, or {@link #NONE}; {@link #GONE} once it was dominated. */
    private int[] next;

    private static final int GONE = -2;
    private int size;
    private int real;
    private int bounds;
    private boolean trimmed;
    private boolean leaky;
    private boolean full;
    private long bytesMax = Long.MAX_VALUE;

    /** By state: in the high half the round that it belongs to, in the low half the first configuration. */
    private long[] heads = new long[ROOM_MIN];

    private int round = 1;
    private final long[] joined;
    private final long[] demoted;
    private long steps;

    Antichain(Layout layout) {
        this.layout = layout;
        this.stride = layout.stride;
        this.words = new long[ROOM_MIN * stride];
        this.next = new int[ROOM_MIN];
        this.joined = new long[stride];
        this.demoted = new long[stride];
    }

    /** It never takes more memory than that; see {@link #isFull}. */
    void limitBytes(long newBytesMax) {
        bytesMax = newBytesMax;
    }

    /** Whether something could not be added for want of memory. */
    boolean isFull() {
        return full;
    }

    /** From now on there are at most so many configurations, and at most so many bounds but one of each state. */
    void limit(int newRealMax, int newBoundsMax) {
        realMax = newRealMax;
        boundsMax = newBoundsMax;
    }

    void clear() {
        size = 0;
        real = 0;
        bounds = 0;
        trimmed = false;
        leaky = false;
        full = false;
        round++;
    }

    /** One more than the highest number of a member. */
    int size() {
        return size;
    }

    boolean isMember(int number) {
        return next[number] != GONE;
    }

    boolean isEmpty() {
        return real + bounds == 0;
    }

    /** How many members are configurations, not bounds. */
    int real() {
        return real;
    }

    int bounds() {
        return bounds;
    }

    /** Whether a configuration was replaced by a bound. */
    boolean isTrimmed() {
        return trimmed;
    }

    /** Whether something was dropped that no member dominates. */
    boolean isLeaky() {
        return leaky;
    }

    /** Where the members lie; another array after an addition. */
    long[] words() {
        return words;
    }

    int at(int number) {
        return number * stride;
    }

    /** Comparisons made so far. */
    long steps() {
        return steps;
    }

    long bytes() {
        return 8L * (words.length + heads.length) + 4L * next.length;
    }

    /**
     * Adds a copy.
     *
     * @return its number, by which it is also known if it was replaced by a bound; {@link #NONE} if it was dominated
     */
    int add(long[] from, int at) {
        int state = layout.state(from, at);
        boolean bound = layout.isBound(from, at);
        int previous = NONE;
        for (int i = head(state); i != NONE; ) {
            steps++;
            int following = next[i];
            boolean otherBound = layout.isBound(words, i * stride);
            if ((bound || !otherBound) && layout.dominates(words, i * stride, from, at)) {
                return NONE;
            }
            if ((!bound || otherBound) && layout.dominates(from, at, words, i * stride)) {
                remove(i, previous, state);
            } else {
                previous = i;
            }
            i = following;
        }
        if (!bound && real >= realMax) {
            return addAsBound(from, at);
        }
        if (bound) {
            return addBound(from, at, state);
        }
        return append(from, at, state, 1, 0);
    }

    private int addAsBound(long[] from, int at) {
        trimmed = true;
        System.arraycopy(from, at, demoted, 0, stride);
        layout.makeBound(demoted, 0);
        return add(demoted, 0);
    }

    /**
     * Replaces a configuration by a bound.
     *
     * @return the number of the bound that stands for it, unless it was there already: then {@link #NONE}
     */
    int demote(int number) {
        int state = layout.state(words, number * stride);
        int previous = NONE;
        for (int i = head(state); i != number; i = next[i]) {
            previous = i;
        }
        remove(number, previous, state);
        return addAsBound(words, number * stride);
    }

    private int addBound(long[] from, int at, int state) {
        int partner = bounds < boundsMax ? NONE : partner(from, at, state);
        if (partner == NONE) {
            if (bounds - STATES_MAX > boundsMax) {
                leaky = true;
                return NONE;
            }
            return append(from, at, state, 0, 1);
        }
        if (from != joined) {
            System.arraycopy(from, at, joined, 0, stride);
        }
        layout.raise(joined, 0, words, partner * stride);
        return add(joined, 0); // in place of the partner, which it dominates
    }

    /** The bound of the state that loses least by standing for one more. */
    private int partner(long[] from, int at, int state) {
        int any = NONE;
        for (int i = head(state); i != NONE; i = next[i]) {
            if (layout.isBound(words, i * stride)) {
                any = i;
                if (layout.haveEqualStatuses(words, i * stride, from, at)) {
                    return i;
                }
            }
        }
        return any;
    }

    private int append(long[] from, int at, int state, int moreReal, int moreBounds) {
        if (size == next.length) {
            long room = 2L * size * stride;
            if (room > Integer.MAX_VALUE - 8 || bytes() + 8 * room > bytesMax) {
                full = true;
                return NONE;
            }
            next = Arrays.copyOf(next, 2 * size);
            words = Arrays.copyOf(words, (int) room);
        }
        real += moreReal;
        bounds += moreBounds;
        System.arraycopy(from, at, words, size * stride, stride);
        next[size] = head(state);
        heads[state] = (long) round << 32 | size;
        return size++;
    }

    private int head(int state) {
        if (state >= heads.length) {
            heads = Arrays.copyOf(heads, Math.max(state + 1, 2 * heads.length));
        }
        return heads[state] >>> 32 == round ? (int) (heads[state] & LOW) : NONE;
    }

    private void remove(int number, int previous, int state) {
        if (previous == NONE) {
            heads[state] = (long) round << 32 | next[number] & LOW;
        } else {
            next[previous] = next[number];
        }
        next[number] = GONE;
        if (layout.isBound(words, number * stride)) {
            bounds--;
        } else {
            real--;
        }
    }
}
