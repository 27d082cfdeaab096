package io.inquest.checkers.linear.containers;

import io.inquest.checkers.model.Numbers;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * Decides a priority queue whose values are unique in O(n log n), by {@link Ranking}. Where takes of unknown outcome may have
 * taken values that no other did, it finds out which had to be gone by when, gives those such a take, and looks again; if
 * that does not do although it may be possible, it says nothing, and a search has to decide.
 */
public final class PriorityQueueOrder extends ContainerOrder {
    private PriorityQueueOrder(Stays stays, int key) {
        super(stays, key, "insert", "delete-min");
    }

    /**
     * The order of a priority queue's operations, given as {@link Stays#of} wants them; null where the values are not unique,
     * or no numbers.
     *
     * @param key the number of their key, or {@link History#NONE} for any
     */
    public static PriorityQueueOrder of(History history, int key, int[] invocation, int[] completion) {
        Stays stays = Stays.of(
                history,
                invocation,
                completion,
                "insert",
                value -> History.isSmallInteger(value) || history.valueOf(value) instanceof Number);
        return stays == null ? null : new PriorityQueueOrder(stays, key);
    }

    @Override
    String whyGone() {
        return "it is smaller than what came out then";
    }

    /** The value that came out at the event, and smaller ones that were there until this one came. */
    @Override
    int[] grounds(Stays taken, int value, int event) {
        int[] ranks = new int[taken.count];
        int[] ascending = ascending(taken);
        for (int rank = 0; rank < ascending.length; rank++) {
            ranks[ascending[rank]] = rank;
        }
        for (int each = 0; each < taken.count; each++) {
            if (taken.outBy[each] == event) {
                int since = Math.max(taken.in[each], taken.out[each]);
                int rank = ranks[each];
                int[] chain = since < stays.inBy[value]
                        ? taken.covering(since, stays.inBy[value], other -> ranks[other] < rank)
                        : null;
                if (chain == null) {
                    return new int[] {each};
                }
                int[] grounds = Arrays.copyOf(new int[] {each}, 1 + chain.length);
                System.arraycopy(chain, 0, grounds, 1, chain.length);
                return grounds;
            }
        }
        return new int[0];
    }

    @Override
    void decide() {
        if (stays.spares.length == 0 || !stays.anyLeft()) {
            impossibility = ranked(stays).impossibility();
            return;
        }
        Ranking taken = ranked(stays.withoutLeft());
        order = null;
        impossibility = taken.impossibility();
        if (impossibility != null) {
            return;
        }
        int[] ascending = ascending(stays);
        Deadlines deadlines = new Deadlines(stays, latest(ascending, taken));
        Stays spent = deadlines.spent();
        impossibility = deadlines.impossibility();
        if (spent == null || ranked(spent).impossibility() == null) {
            return;
        }
        Stays sooner = new Deadlines(stays, soonest(ascending, taken)).spent();
        if (sooner != null) {
            ranked(sooner);
        }
    }

    private Ranking ranked(Stays some) {
        Ranking ranking = new Ranking(some, ascending(some));
        order = ranking.impossibility() == null ? ranking.moves().order() : null;
        return ranking;
    }

    private static int[] ascending(Stays stays) {
        History history = stays.history;
        long[] handles = new long[stays.count];
        for (int value = 0; value < handles.length; value++) {
            handles[value] = history.value(stays.invocation[stays.put[value]]);
        }
        int[] ranks = Numbers.ranks(history, handles);
        int[] ascending = new int[ranks.length];
        for (int value = 0; value < ranks.length; value++) {
            ascending[ranks[value]] = value;
        }
        return ascending;
    }

    /** What was there before the first moment at which a larger value can have been taken out had to be gone by the last. */
    private int[] latest(int[] ascending, Ranking taken) {
        int[] empties = new int[stays.empties.length];
        for (int i = 0; i < empties.length; i++) {
            empties[i] = stays.completion[stays.empties[i]];
        }
        return deadlines(ascending, moments(taken), stays.outBy, emptyMoments(taken), empties);
    }

    /** The same, by the first of these moments. */
    private int[] soonest(int[] ascending, Ranking taken) {
        int[] moments = moments(taken);
        int[] empties = emptyMoments(taken);
        return deadlines(ascending, moments, moments, empties, empties);
    }

    /** By value: the event before which its first moment is. */
    private int[] moments(Ranking taken) {
        int[] moments = new int[stays.count];
        int next = 0;
        for (int value = 0; value < moments.length; value++) {
            // both number values in the order of their puts
            moments[value] = stays.isTaken(value) ? (taken.momentOfTake(next++) + 1) / 2 : Stays.NEVER;
        }
        return moments;
    }

    private int[] emptyMoments(Ranking taken) {
        int[] empties = new int[stays.empties.length];
        for (int i = 0; i < empties.length; i++) {
            empties[i] = (taken.momentOfEmpty(i) + 1) / 2;
        }
        return empties;
    }

    private int[] deadlines(int[] ascending, int[] since, int[] until, int[] sinceEmpty, int[] untilEmpty) {
        int[] keys = Arrays.copyOf(since, since.length + sinceEmpty.length);
        System.arraycopy(sinceEmpty, 0, keys, since.length, sinceEmpty.length);
        LeastAbove least = new LeastAbove(keys);
        for (int i = 0; i < sinceEmpty.length; i++) {
            least.add(sinceEmpty[i], untilEmpty[i]);
        }
        int[] deadline = new int[stays.count];
        for (int rank = ascending.length - 1; rank >= 0; rank--) {
            int value = ascending[rank];
            if (stays.isTaken(value)) {
                least.add(since[value], until[value]);
            } else {
                deadline[value] = least.above(stays.inBy[value]);
            }
        }
        return deadline;
    }
}
