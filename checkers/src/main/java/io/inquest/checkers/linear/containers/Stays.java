package io.inquest.checkers.linear.containers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;

/**
 * The stays of unique values in a container: when each may have been put in and taken out, in events. A value is certainly
 * there from the completion of its put to the invocation of its take, if that comes later.
 *
 * <p>A put of unknown outcome whose value was not taken out is left out, for without it all is as legal. A take of unknown outcome
 * is <em>spare</em>: it may take out a value that no other does, or nothing.
 */
public final class Stays {
    /** The end of a stay that nobody ends. */
    static final int FOREVER = Integer.MAX_VALUE - 1;

    /** The completion of what may come at any time. */
    static final int NEVER = Integer.MAX_VALUE;

    static final int NOBODY = -1;

    final History history;
    /** By operation: its invocation, and its completion, {@link #NEVER} where it is open. */
    final int[] invocation;

    final int[] completion;
    int count;
    /** By value: operations; {@link #NOBODY} for a take that there is not. */
    int[] put;

    int[] take;
    /** By value: the invocation and the completion of its put, and of its take. */
    int[] in;

    int[] inBy;
    int[] out;
    int[] outBy;
    /** Takes that found nothing, by operation. */
    int[] empties;
    /** Takes of unknown outcome, by operation, in the order of their invocations. */
    int[] spares;
    /** What is wrong with a single value, or null. */
    Impossibility impossibility;

    private Stays(History history, int[] invocation, int[] completion) {
        this.history = history;
        this.invocation = invocation;
        this.completion = completion;
    }

    /**
     * The stays that some operations make; null where values are not unique, or do not fit.
     *
     * @param invocation by operation: its invocation. Those that have to be explained come first, each kind in its order
     * @param completion by operation: its completion, or {@link #NEVER} of one that need not have happened
     * @param puts the function that puts in; every other takes out
     * @param fits whether the value of a handle, other than null, may be put in
     */
    public static Stays of(History history, int[] invocation, int[] completion, String puts, LongPredicate fits) {
        Stays stays = new Stays(history, invocation, completion);
        return stays.read(history.functionNumber(puts), fits) ? stays : null;
    }

    private boolean read(int puts, LongPredicate fits) {
        int size = invocation.length;
        put = new int[size];
        take = new int[size];
        in = new int[size];
        inBy = new int[size];
        out = new int[size];
        outBy = new int[size];
        LongIntMap numbers = new LongIntMap(size / 2);
        for (int operation = 0; operation < size; operation++) {
            int invoked = invocation[operation];
            if (history.function(invoked) == puts) {
                long value = history.value(invoked);
                if (value == History.NULL || !fits.test(value) || numbers.get(value) != LongIntMap.ABSENT) {
                    return false;
                }
                numbers.put(value, count);
                put[count] = operation;
                take[count] = NOBODY;
                in[count] = invoked;
                inBy[count] = completion[operation];
                out[count] = FOREVER;
                outBy[count++] = NEVER;
            }
        }
        empties = new int[size - count];
        spares = new int[size - count];
        int empty = 0;
        int spare = 0;
        for (int operation = 0; operation < size; operation++) {
            if (history.function(invocation[operation]) == puts) {
                continue;
            }
            int completed = completion[operation];
            if (completed == NEVER) {
                spares[spare++] = operation;
            } else if (history.value(completed) == History.NULL) {
                empties[empty++] = operation;
            } else if (!fits.test(history.value(completed))) {
                return false;
            } else {
                taken(operation, numbers.get(history.value(completed)));
            }
        }
        empties = Arrays.copyOf(empties, empty);
        spares = Arrays.copyOf(spares, spare);
        if (impossibility == null) {
            leaveOut();
        }
        return true;
    }

    private void taken(int operation, int value) {
        Impossibility.Kind wrong = value == LongIntMap.ABSENT
                ? Impossibility.Kind.UNEXPECTED
                : take[value] != NOBODY
                        ? Impossibility.Kind.TWICE
                        : completion[operation] < in[value] ? Impossibility.Kind.TOO_SOON : null;
        if (wrong == null) {
            take[value] = operation;
            out[value] = invocation[operation];
            outBy[value] = completion[operation];
        } else if (impossibility == null) {
            impossibility = new Impossibility(
                    wrong, value == LongIntMap.ABSENT ? new int[0] : new int[] {value}, operation, NEVER, NEVER);
        }
    }

    private void leaveOut() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (inBy[i] != NEVER || out[i] != FOREVER) {
                put[kept] = put[i];
                take[kept] = take[i];
                in[kept] = in[i];
                inBy[kept] = inBy[i];
                out[kept] = out[i];
                outBy[kept++] = outBy[i];
            }
        }
        count = kept;
    }

    /** Whether the value is certainly there at some time. */
    boolean isCertain(int value) {
        return inBy[value] < out[value];
    }

    boolean isTaken(int value) {
        return take[value] != NOBODY;
    }

    /** Whether a value that was put in for certain is not known to have been taken out. */
    boolean anyLeft() {
        for (int value = 0; value < count; value++) {
            if (!isTaken(value)) {
                return true;
            }
        }
        return false;
    }

    /** Without the values that are not known to have been taken out, and spare takes: they can have taken one another. */
    Stays withoutLeft() {
        Stays stays = copy();
        stays.count = 0;
        stays.spares = new int[0];
        for (int value = 0; value < count; value++) {
            if (isTaken(value)) {
                int to = stays.count++;
                stays.put[to] = put[value];
                stays.take[to] = take[value];
                stays.in[to] = in[value];
                stays.inBy[to] = inBy[value];
                stays.out[to] = out[value];
                stays.outBy[to] = outBy[value];
            }
        }
        return stays;
    }

    Stays copy() {
        Stays stays = new Stays(history, invocation, completion);
        stays.count = count;
        stays.put = put.clone();
        stays.take = take.clone();
        stays.in = in.clone();
        stays.inBy = inBy.clone();
        stays.out = out.clone();
        stays.outBy = outBy.clone();
        stays.empties = empties;
        stays.spares = spares;
        return stays;
    }

    /** A spare take takes a value out: at any moment after its invocation. */
    void spend(int spare, int value) {
        take[value] = spares[spare];
        out[value] = invocation[spares[spare]];
        outBy[value] = NEVER;
    }

    /** Numbers of values, or others, by a key. */
    static int[] byKey(int[] key, int count, IntPredicate chosen) {
        long[] sorted = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (chosen.test(i)) {
                sorted[size++] = (long) key[i] << 32 | i;
            }
        }
        Arrays.sort(sorted, 0, size);
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (int) sorted[i];
        }
        return numbers;
    }

    /**
     * The fewest of some values of which one was certainly there at every moment between two events, in the order in which they
     * came; null if there are none.
     */
    int[] covering(int from, int to, IntPredicate chosen) {
        int[] sorted = byKey(inBy, count, value -> isCertain(value) && chosen.test(value));
        int[] chain = new int[sorted.length];
        int length = 0;
        int until = from;
        int next = 0;
        int best = NOBODY;
        while (until < to) {
            while (next < sorted.length && inBy[sorted[next]] <= until) {
                best = best == NOBODY || out[sorted[next]] > out[best] ? sorted[next] : best;
                next++;
            }
            if (best == NOBODY || out[best] <= until) {
                return null;
            }
            chain[length++] = best;
            until = out[best];
        }
        return Arrays.copyOf(chain, length);
    }
}
