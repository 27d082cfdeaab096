package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Goes through the takes of a container in the order of their phases and finds, for each, how many values that were due before
 * it nobody took, and which that was due was taken later. O(n log n) for n operations, whether values are unique or not.
 *
 * <p>Of a value that was taken d times all puts due but d are missing. As the phases pass, the d that are not are those that
 * completed first: with them left out, what counts the rest below any moment counts what is missing there. A put that
 * takes the place of one of them brings that one among the rest, and none ever leaves.
 */
final class Dues {
    private static final int NONE = -1;

    private final Traffic traffic;
    private final Discipline discipline;
    private final Meter meter;
    /** The completions of ok puts, sorted; and by put the place of its own. */
    private final int[] ends;

    private final int[] placeOf;
    private final int[] missing;
    private final long[] latest;
    private final Map<Integer, PriorityQueue<Integer>> leftOut = new LinkedHashMap<>();
    private final boolean anyMissing;
    /** Whether all puts are of one phase, before that of every take: then sums need no trees. */
    private boolean isOnePhase;

    private int worstTake = NONE;
    private int worst;

    Dues(Traffic traffic, Discipline discipline, Meter meter) {
        this.traffic = traffic;
        this.discipline = discipline;
        this.meter = meter;
        meter.reserve(8L * traffic.puts);
        long[] sorted = new long[traffic.puts];
        int count = 0;
        for (int put = 0; put < traffic.puts; put++) {
            if (traffic.putEnd[put] != Calls.NEVER) {
                sorted[count++] = (long) traffic.putEnd[put] << 32 | put;
            }
        }
        Arrays.sort(sorted, 0, count);
        ends = meter.ints(count);
        placeOf = meter.ints(traffic.puts);
        for (int i = 0; i < count; i++) {
            ends[i] = (int) (sorted[i] >>> 32);
            placeOf[(int) sorted[i]] = i;
        }
        missing = meter.ints(count + 1L);
        meter.reserve(8L * count + 8);
        latest = new long[count + 1];
        boolean any = false;
        for (int value = 0; value < traffic.values; value++) {
            any |= isMissing(value);
        }
        anyMissing = any;
    }

    private boolean isMissing(int value) {
        return traffic.acknowledged[value] > traffic.taken[value];
    }

    /**
     * Looks at all takes.
     *
     * @param reordered is given each take that took too soon, with a value that was due before it and was taken later
     */
    void sweep(Reordered reordered) {
        long[] puts = byPhase(traffic.puts, put -> traffic.putEnd[put] != Calls.NEVER, discipline::phaseOfPut);
        long[] takes = byPhase(
                traffic.takes, take -> discipline.before(take) != Discipline.NO_TELLING, discipline::phaseOfTake);
        int next = 0;
        isOnePhase =
                puts.length > 0 && puts[0] >> 32 == puts[puts.length - 1] >> 32 && puts[0] >> 32 < takesFrom(takes);
        if (isOnePhase) {
            while (next < puts.length) {
                add((int) puts[next++]);
            }
            for (int i = 1; i < latest.length; i++) {
                missing[i] += missing[i - 1];
                latest[i] = Math.max(latest[i], latest[i - 1]);
            }
        }
        for (long each : takes) {
            meter.step();
            int phase = (int) (each >> 32);
            int take = (int) each;
            while (next < puts.length && (int) (puts[next] >> 32) < phase) {
                add((int) puts[next++]);
            }
            look(take, reordered);
        }
    }

    private static long takesFrom(long[] takes) {
        return takes.length == 0 ? Long.MIN_VALUE : takes[0] >> 32;
    }

    /** Told of values out of order. */
    @FunctionalInterface
    interface Reordered {
        void found(int take, int later);
    }

    private long[] byPhase(int count, IntPredicate chosen, IntUnaryOperator phase) {
        meter.reserve(8L * count);
        long[] sorted = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (chosen.test(i)) {
                sorted[size++] = (long) phase.applyAsInt(i) << 32 | i;
            }
        }
        Arrays.sort(sorted, 0, size);
        return size == count ? sorted : Arrays.copyOf(sorted, size);
    }

    private void look(int take, Reordered reordered) {
        int below = below(discipline.before(take));
        if (anyMissing) {
            int lost = sum(below) - traffic.opensBefore(traffic.takeEnd[take]);
            if (lost > worst) {
                worst = lost;
                worstTake = take;
            }
        }
        if (traffic.takeValue[take] != Traffic.NOTHING && discipline.ordersValues(take)) {
            long last = max(below);
            if ((int) (last >>> 32) > traffic.takeEnd[take]) {
                reordered.found(take, (int) last);
            }
        }
    }

    private void add(int put) {
        int value = traffic.putValue[put];
        if (traffic.isPaired(value)) {
            raise(placeOf[put], (long) traffic.take[traffic.takeOf[value]] << 32 | value);
        }
        if (isMissing(value)) {
            count(kept(value, placeOf[put]));
        }
    }

    /** Which of the puts of a value that came so far, but for as many as were taken, has come on top with this one. */
    private int kept(int value, int place) {
        int taken = traffic.taken[value];
        if (taken == 0) {
            return place;
        }
        PriorityQueue<Integer> first =
                leftOut.computeIfAbsent(value, any -> new PriorityQueue<>(Collections.reverseOrder()));
        first.add(place);
        return first.size() > taken ? first.poll() : NONE;
    }

    private void count(int place) {
        if (place != NONE && isOnePhase) {
            missing[place + 1]++;
        } else if (place != NONE) {
            for (int i = place + 1; i < missing.length; i += i & -i) {
                missing[i]++;
            }
        }
    }

    private int sum(int below) {
        if (isOnePhase) {
            return missing[below];
        }
        int sum = 0;
        for (int i = below; i > 0; i -= i & -i) {
            sum += missing[i];
        }
        return sum;
    }

    private void raise(int place, long moment) {
        if (isOnePhase) {
            latest[place + 1] = moment;
            return;
        }
        for (int i = place + 1; i < latest.length; i += i & -i) {
            latest[i] = Math.max(latest[i], moment);
        }
    }

    private long max(int below) {
        if (isOnePhase) {
            return latest[below];
        }
        long max = 0;
        for (int i = below; i > 0; i -= i & -i) {
            max = Math.max(max, latest[i]);
        }
        return max;
    }

    /** How many ok puts completed before an event. */
    private int below(int event) {
        int place = Arrays.binarySearch(ends, event);
        return place < 0 ? -place - 1 : place;
    }

    /** How many values at least are lost, by what the take tells that tells of most; 0 if none is. */
    int lost() {
        return worst;
    }

    /** The first take of those that tell of most. */
    int witness() {
        return worstTake;
    }

    /** The puts that were due before the witness, in the order of their invocations, of values not taken as often. */
    int[] missingPuts() {
        int[] due = new int[traffic.values];
        for (int put = 0; put < traffic.puts; put++) {
            due[traffic.putValue[put]] += isDue(put) ? 1 : 0;
        }
        return IntStream.range(0, traffic.puts)
                .filter(put -> isDue(put) && due[traffic.putValue[put]] > traffic.taken[traffic.putValue[put]])
                .toArray();
    }

    private boolean isDue(int put) {
        return traffic.putEnd[put] < discipline.before(worstTake)
                && discipline.phaseOfPut(put) < discipline.phaseOfTake(worstTake);
    }
}
