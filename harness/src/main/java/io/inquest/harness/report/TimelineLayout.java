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
    private static final double STRETCH_MIN = 3;
    private static final double STRETCH_TYPICAL = 26;
    private static final double STRETCH_MAX = 60;
    /** A stretch that would be this much longer is marked as cut. */
    private static final double CUT_FACTOR = 2;

    private static final double CUTS_APART = 14;
    /** How much everything may be narrowed, one after the other, for the picture to fit. */
    private static final double[] NARROWINGS = {1, 0.7, 0.45, 0.3, 0.2, 0.1};

    private final TreeMap<Integer, Double> places = new TreeMap<>();
    private final List<Double> cuts = new ArrayList<>();

    /**
     * @param labelWidths by invocation: how wide its bar must be at least
     * @param others indices of other events that need a place of their own
     * @param rightWanted where the last event is at most, if the labels leave so much room
     */
    TimelineLayout(
            History history,
            Map<Integer, Double> labelWidths,
            Iterable<Integer> others,
            double left,
            double rightWanted) {
        TreeSet<Integer> indices = new TreeSet<>();
        Map<Integer, Integer> invocationOf = new HashMap<>();
        for (int invocation : labelWidths.keySet()) {
            indices.add(invocation);
            int completion = history.completion(invocation);
            if (completion != History.NONE && history.type(completion) != EventType.INFO) {
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
        for (double narrowing : NARROWINGS) {
            places.clear();
            cuts.clear();
            place(history, indices, invocationOf, labelWidths, left, narrowing);
            if (end() <= rightWanted) {
                break;
            }
        }
    }

    private void place(
            History history,
            SortedSet<Integer> indices,
            Map<Integer, Integer> invocationOf,
            Map<Integer, Double> labelWidths,
            double left,
            double narrowing) {
        double pixelsPerNano = STRETCH_TYPICAL / typicalNanos(history, indices);
        double at = left;
        int previous = History.NONE;
        for (int index : indices) {
            if (previous != History.NONE) {
                double natural = nanos(history, previous, index) * pixelsPerNano;
                double from = at;
                at += Math.max(STRETCH_MIN, narrowing * Math.min(STRETCH_MAX, natural));
                if (natural > STRETCH_MAX * CUT_FACTOR) {
                    addCut((from + at) / 2);
                }
                Integer invocation = invocationOf.get(index);
                if (invocation != null) {
                    at = Math.max(at, places.get(invocation) + labelWidths.get(invocation));
                }
            }
            places.put(index, at);
            previous = index;
        }
    }

    /** Marks that would run into one another are one. */
    private void addCut(double at) {
        if (cuts.isEmpty() || at - cuts.get(cuts.size() - 1) >= CUTS_APART) {
            cuts.add(at);
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
        return n == 0 ? 1 : lengths[(n - 1) / 2];
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
