package io.inquest.checkers.linear;

/**
 * How the configurations of just-in-time linearization lie in an array of longs, and which of two can do more.
 *
 * <p>A configuration has a state, a status for every required operation that is open (see {@link Pending}), and the
 * number of used operations of every indeterminate call (see {@link IndeterminateCalls}). The status of an operation is
 *
 * <ul>
 *   <li><em>undone</em>: it is still to be linearized;
 *   <li><em>done</em>: it was linearized;
 *   <li><em>either</em>: whichever will have been better. An update that is legal in every state gets it when another
 *       overwrites the object: linearized right before that one it leaves no trace, so it can be left for later, and when
 *       it completes it needs nothing more.
 * </ul>
 *
 * <p>One configuration <em>dominates</em> another of the same state if whatever the other can go on to do, it can: if its
 * every read is done that is done in the other, its every update has the same status or either, and it has used no more
 * of any indeterminate call. For then each step of the other can be answered. Where the other linearizes an operation
 * that is either here, or undone in both, the same is done here, and leaves the same statuses, or either for undone; an
 * indeterminate operation that it uses is left here too; a read that it does is done here, or is done at the same
 * time. And an operation that is done, or either, makes no demand when it completes, where the other must have done it.
 *
 * <p>A <em>bound</em> was not reached by any moves: it stands for configurations that were dropped, and dominates each of
 * them. What cannot be linearized from any bound or configuration cannot be linearized.
 */
final class Layout {
    private static final long BOUND = 1L << 62;
    private static final long RESTLESS = 1L << 61;
    private static final long LOW = 0xffff_ffffL;
    private static final int HEADER = 2;

    final Pending pending;
    final IndeterminateCalls calls;
    final int stride;
    private final int words;
    private final int eitherAt;
    private final int usedAt;

    Layout(Pending pending, IndeterminateCalls calls) {
        this.pending = pending;
        this.calls = calls;
        this.words = pending.words;
        this.eitherAt = HEADER + words;
        this.usedAt = eitherAt + words;
        this.stride = usedAt + calls.words();
    }

    int state(long[] from, int at) {
        return (int) from[at];
    }

    /** What it has used of indeterminate calls, weighed. */
    int cost(long[] from, int at) {
        return (int) (from[at] >>> 32);
    }

    void put(long[] to, int at, int state, int cost) {
        to[at] = (long) cost << 32 | state;
    }

    /** The last move that led there, in a {@link Trail}. */
    int trail(long[] from, int at) {
        return (int) from[at + 1];
    }

    void putTrail(long[] to, int at, int trail) {
        to[at + 1] = to[at + 1] & ~LOW | trail & LOW;
    }

    boolean isBound(long[] from, int at) {
        return (from[at + 1] & BOUND) != 0;
    }

    void makeBound(long[] to, int at) {
        to[at + 1] = BOUND | to[at + 1] & RESTLESS | Trail.ROOT & LOW;
    }

    /** Whether the move before is of use only to an update that needs the state that it left. */
    boolean isRestless(long[] from, int at) {
        return (from[at + 1] & RESTLESS) != 0;
    }

    void putRestless(long[] to, int at, boolean restless) {
        to[at + 1] = restless ? to[at + 1] | RESTLESS : to[at + 1] & ~RESTLESS;
    }

    long done(long[] from, int at, int word) {
        return from[at + HEADER + word];
    }

    long either(long[] from, int at, int word) {
        return from[at + eitherAt + word];
    }

    boolean isDone(long[] from, int at, int slot) {
        return (from[at + HEADER + (slot >>> 6)] & 1L << slot) != 0;
    }

    boolean isEither(long[] from, int at, int slot) {
        return (from[at + eitherAt + (slot >>> 6)] & 1L << slot) != 0;
    }

    void makeDone(long[] to, int at, int slot) {
        to[at + HEADER + (slot >>> 6)] |= 1L << slot;
        to[at + eitherAt + (slot >>> 6)] &= ~(1L << slot);
    }

    void makeEither(long[] to, int at, int slot) {
        to[at + eitherAt + (slot >>> 6)] |= 1L << slot;
    }

    /** Forgets an operation that is not open any more. */
    void forget(long[] to, int at, int slot) {
        to[at + HEADER + (slot >>> 6)] &= ~(1L << slot);
        to[at + eitherAt + (slot >>> 6)] &= ~(1L << slot);
    }

    /** The object was overwritten: what is not done and is legal anywhere may have been done before that. */
    void overwrite(long[] to, int at) {
        for (int i = 0; i < words; i++) {
            to[at + eitherAt + i] |= pending.total[i] & ~to[at + HEADER + i];
        }
    }

    /** Whether overwriting the object would make an operation either. */
    boolean wouldFree(long[] from, int at) {
        for (int i = 0; i < words; i++) {
            if ((pending.total[i] & ~(from[at + HEADER + i] | from[at + eitherAt + i])) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Marks these reads done.
     *
     * @return whether any was not
     */
    boolean makeDone(long[] to, int at, long[] set, int setAt) {
        boolean news = false;
        for (int i = 0; i < words; i++) {
            news |= (set[setAt + i] & ~to[at + HEADER + i]) != 0;
            to[at + HEADER + i] |= set[setAt + i];
        }
        return news;
    }

    boolean isLeft(long[] from, int at, int kind) {
        return calls.isLeft(from, at + usedAt, kind);
    }

    void use(long[] to, int at, int kind) {
        calls.use(to, at + usedAt, kind);
    }

    /** How many open operations are still to be linearized. */
    int undone(long[] from, int at) {
        int undone = 0;
        for (int i = 0; i < words; i++) {
            long open = pending.reads[i] | pending.updates[i];
            undone += Long.bitCount(open & ~(done(from, at, i) | either(from, at, i)));
        }
        return undone;
    }

    /** Whether the first dominates the second, or equals it. Both must have the same state. */
    boolean dominates(long[] first, int at, long[] second, int secondAt) {
        if (cost(first, at) > cost(second, secondAt)) {
            return false;
        }
        for (int i = 0; i < words; i++) {
            long done = first[at + HEADER + i];
            long other = second[secondAt + HEADER + i];
            long free = done | first[at + eitherAt + i];
            long otherFree = other | second[secondAt + eitherAt + i];
            long readsAgainst = other & ~done & pending.reads[i];
            long updatesAgainst = (done & ~other | otherFree & ~free) & pending.updates[i];
            if ((readsAgainst | updatesAgainst) != 0) {
                return false;
            }
        }
        return calls.isWithin(first, at + usedAt, second, secondAt + usedAt);
    }

    boolean haveEqualStatuses(long[] first, int at, long[] second, int secondAt) {
        for (int i = HEADER; i < usedAt; i++) {
            if (first[at + i] != second[secondAt + i]) {
                return false;
            }
        }
        return true;
    }

    /** Raises a bound until it dominates a configuration, or bound, of its state. */
    void raise(long[] bound, int at, long[] other, int otherAt) {
        put(bound, at, state(bound, at), Math.min(cost(bound, at), cost(other, otherAt)));
        putRestless(bound, at, false);
        for (int i = 0; i < words; i++) {
            long done = bound[at + HEADER + i];
            long either = bound[at + eitherAt + i];
            long otherDone = other[otherAt + HEADER + i];
            long otherEither = other[otherAt + eitherAt + i];
            long differ = ((done ^ otherDone) | (either ^ otherEither)) & pending.updates[i];
            bound[at + eitherAt + i] = either | differ;
            bound[at + HEADER + i] = (done | otherDone) & pending.reads[i] | done & ~differ & pending.updates[i];
        }
        calls.lower(bound, at + usedAt, other, otherAt + usedAt);
    }
}
