package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gives each event of a timeline its place on an axis on which the order of events is exact, and lengths are to scale
 * only within bounds: short stretches are widened so that every bar has room for its label, long ones in which nothing
 * begins or ends are cut.
 */
final class TimelineLayout {
    private static final double STRETCH_MIN = 8;
    private static final double STRETCH_TYPICAL = 26;
    private static final double STRETCH_MAX = 60;
    /** A stretch that would be this much longer is marked as cut. */
    private static final double CUT_FACTOR = 2;

    private final TreeMap<Integer, Double> places = new TreeMap<>();
    private final List<Double> cuts = new ArrayList<>();

    /**
     * @param labelWidths by invocation: how wide its bar must be at least
     * @param others indices of other events that need a place of their own
     */
    TimelineLayout(History history, Map<Integer, Double> labelWidths, Iterable<Integer> others, double left) {
        TreeSet<Integer> indices = new TreeSet<>();
        Map<Integer, Integer> invocationOf = new HashMap<>();
        for (int invocation : labelWidths.keySet()) {
            indices.add(invocation);
            int completion = history.completion(invocation);
            if (completion != History.NONE) {
                indices.add(completion);
                invocationOf.put(completion, invocation);
            }
        }
        int first = indices.first();
        int last = indices.last();
        for (int other : others) {
            if (other > first && other < last) {
                indices.add(other);
            }
        }
        place(history, indices, invocationOf, labelWidths, left);
    }

    private void place(
            History history,
            SortedSet<Integer> indices,
            Map<Integer, Integer> invocationOf,
            Map<Integer, Double> labelWidths,
            double left) {
        double pixelsPerNano = STRETCH_TYPICAL / typicalNanos(history, indices);
        double at = left;
        int previous = History.NONE;
        for (int index : indices) {
            if (previous != History.NONE) {
                double natural = nanos(history, previous, index) * pixelsPerNano;
                double from = at;
                at += Math.max(STRETCH_MIN, Math.min(STRETCH_MAX, natural));
                if (natural > STRETCH_MAX * CUT_FACTOR) {
                    cuts.add((from + at) / 2);
                }
                Integer invocation = invocationOf.get(index);
                if (invocation != null && history.type(index) != EventType.INFO) {
                    at = Math.max(at, places.get(invocation) + labelWidths.get(invocation));
                }
            }
            places.put(index, at);
            previous = index;
        }
    }

    private static double typicalNanos(History history, SortedSet<Integer> indices) {
        long[] lengths = new long[indices.size()];
        int n = 0;
        int previous = History.NONE;
        for (int index : indices) {
            long nanos = previous == History.NONE ? 0 : nanos(history, previous, index);
            if (nanos > 0) {
                lengths[n++] = nanos;
            }
            previous = index;
        }
        Arrays.sort(lengths, 0, n);
        return n == 0 ? 1 : lengths[n / 2];
    }

    private static long nanos(History history, int from, int to) {
        long start = history.time(from);
        return start < 0 ? 0 : Math.max(0, history.time(to) - start);
    }

    /** Where an event is, or would be. */
    double at(int index) {
        Map.Entry<Integer, Double> floor = places.floorEntry(index);
        return floor == null ? places.firstEntry().getValue() : floor.getValue();
    }

    double end() {
        return places.lastEntry().getValue();
    }

    int firstIndex() {
        return places.firstKey();
    }

    int lastIndex() {
        return places.lastKey();
    }

    /** The middles of the stretches that are cut. */
    List<Double> cuts() {
        return cuts;
    }

    /** The placed events, each with its place. */
    SortedMap<Integer, Double> places() {
        return places;
    }
}
