package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import java.util.Arrays;

/**
 * The optional operations of a part by equal call. Nobody can tell equal calls without an end apart, so a configuration
 * needs to know only how many of each it has used: numbers in bit fields, packed into longs, each with a bit above it
 * that is never set, so that fields can be compared all at once.
 */
final class IndeterminateCalls {
    /** No move. */
    static final int NOBODY = Integer.MIN_VALUE;

    private final int[] call;
    /** How many of each were invoked so far. */
    private final int[] invoked;
    /** By optional operation, counted from 0. */
    private final int[] kind;

    private final int[] word;
    private final int[] shift;
    private final long[] field;
    /** The bits above the fields. */
    private final long[] guards;

    final Nature[] nature;

    IndeterminateCalls(Part part) {
        this.kind = new int[part.optional()];
        int[] calls = new int[kind.length];
        int[] counts = new int[kind.length];
        int kinds = 0;
        LongIntMap known = new LongIntMap();
        for (int i = 0; i < kind.length; i++) {
            int its = part.call[part.required + i];
            int found = known.get(its);
            if (found == LongIntMap.ABSENT) {
                found = kinds++;
                calls[found] = its;
                known.put(its, found);
            }
            kind[i] = found;
            counts[found]++;
        }
        this.call = Arrays.copyOf(calls, kinds);
        this.invoked = new int[kinds];
        this.word = new int[kinds];
        this.shift = new int[kinds];
        this.field = new long[kinds];
        this.nature = new Nature[kinds];
        this.guards = new long[layOut(counts)];
        for (int i = 0; i < kinds; i++) {
            nature[i] = part.transitions.nature(call[i]);
            guards[word[i]] |= (field[i] + 1) << shift[i];
        }
    }

    /** @return how many longs are needed */
    private int layOut(int[] counts) {
        int at = 0;
        int used = 0;
        for (int i = 0; i < call.length; i++) {
            int bits = 64 - Long.numberOfLeadingZeros(counts[i]);
            if (used + bits + 1 > 64) {
                at++;
                used = 0;
            }
            word[i] = at;
            shift[i] = used;
            field[i] = (1L << bits) - 1;
            used += bits + 1;
        }
        return call.length == 0 ? 0 : at + 1;
    }

    /** The number by which a {@link Trail} knows the use of a kind; that of a required operation is its own. */
    static int move(int kind) {
        return -1 - kind;
    }

    int kinds() {
        return call.length;
    }

    /** How many longs hold the numbers of all. */
    int words() {
        return guards.length;
    }

    int call(int ofKind) {
        return call[ofKind];
    }

    /** The kind of an optional operation, counted from 0. */
    int kindOf(int optional) {
        return kind[optional];
    }

    void invoke(int optional) {
        invoked[kind[optional]]++;
    }

    /** Only the first so many optional operations have been invoked. */
    void reset(int optional) {
        Arrays.fill(invoked, 0);
        for (int i = 0; i < optional; i++) {
            invoke(i);
        }
    }

    /** Whether one that was invoked is not used yet. */
    boolean isLeft(long[] used, int at, int ofKind) {
        return (used[at + word[ofKind]] >>> shift[ofKind] & field[ofKind]) < invoked[ofKind];
    }

    void use(long[] used, int at, int ofKind) {
        used[at + word[ofKind]] += 1L << shift[ofKind];
    }

    /** Whether the first has used no more of any kind than the second. */
    boolean isWithin(long[] first, int at, long[] second, int secondAt) {
        for (int i = 0; i < guards.length; i++) {
            long difference = (second[secondAt + i] | guards[i]) - first[at + i];
            if ((difference & guards[i]) != guards[i]) {
                return false;
            }
        }
        return true;
    }

    /** Makes the first the lower of both in every kind. */
    void lower(long[] first, int at, long[] second, int secondAt) {
        for (int i = 0; i < call.length; i++) {
            long mask = field[i] << shift[i];
            long own = first[at + word[i]];
            long other = second[secondAt + word[i]] & mask;
            if (other < (own & mask)) {
                first[at + word[i]] = own & ~mask | other;
            }
        }
    }
}
