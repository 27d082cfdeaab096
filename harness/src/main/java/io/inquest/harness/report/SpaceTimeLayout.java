package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives each line of the log that is shown its height. The order is exact; lengths of time are to scale only within
 * bounds: short ones are widened so that every label has room, and long ones in which nothing shown happens are cut.
 */
final class SpaceTimeLayout {
    static final double LINE_HEIGHT = 12;

    private static final double LABELS_APART = 3;
    private static final double STEP_MIN = 2;
    private static final double STEP_TYPICAL = 9;
    private static final double STEP_MAX = 34;
    /** A stretch that would be this much longer is marked as cut. */
    private static final double CUT_FACTOR = 3;

    private static final double CUT_HEIGHT = 30;

    /**
     * Something that needs a height of its own.
     *
     * @param gap which space between lanes its label stands in, the one right of the lane of that number; {@link #WIDE}
     *     for all of them; {@link #BARE} without a label
     * @param lines how many lines the label has
     * @param above how far above it the label's first line begins
     */
    record Mark(int line, long nanos, int gap, int lines, double above) {
        static final int WIDE = -2;
        static final int BARE = -3;

        static Mark bare(int line, long nanos) {
            return new Mark(line, nanos, BARE, 0, 0);
        }
    }

    /** A stretch that was cut. */
    record Cut(double y, long nanos) {}

    private final TreeMap<Integer, Double> heights = new TreeMap<>();
    private final TreeMap<Integer, Long> times = new TreeMap<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final double bottom;

    /** @param gaps how many spaces there are; the one left of the first lane has the number -1 */
    SpaceTimeLayout(List<Mark> marks, int gaps, double top) {
        List<Mark> sorted = new ArrayList<>(marks);
        sorted.sort((a, b) -> Integer.compare(a.line(), b.line()));
        double[] free = new double[gaps + 1];
        Arrays.fill(free, top);
        double pixelsPerNano = STEP_TYPICAL / typicalNanos(sorted);
        double y = top;
        Mark before = null;
        for (Mark mark : sorted) {
            if (before != null && mark.line() != before.line()) {
                long nanos = Math.max(0, mark.nanos() - before.nanos());
                double natural = nanos * pixelsPerNano;
                if (natural > STEP_MAX * CUT_FACTOR) {
                    cuts.add(new Cut(y + CUT_HEIGHT / 2, nanos));
                    y += CUT_HEIGHT;
                } else {
                    y += Math.max(STEP_MIN, Math.min(STEP_MAX, natural));
                }
            }
            y = Math.max(y, roomFor(mark, free));
            take(mark, y, free);
            heights.put(mark.line(), y);
            times.put(mark.line(), mark.nanos());
            before = mark;
        }
        double end = y;
        for (double used : free) {
            end = Math.max(end, used);
        }
        this.bottom = end + 12;
    }

    private static double typicalNanos(List<Mark> marks) {
        long[] lengths = new long[marks.size()];
        int n = 0;
        for (int i = 1; i < marks.size(); i++) {
            long nanos = marks.get(i).nanos() - marks.get(i - 1).nanos();
            if (nanos > 0) {
                lengths[n++] = nanos;
            }
        }
        Arrays.sort(lengths, 0, n);
        return n == 0 ? 1 : lengths[(n - 1) / 2];
    }

    /** How far down a mark must be for its label not to run into another. */
    private static double roomFor(Mark mark, double[] free) {
        double room = 0;
        if (mark.gap() == Mark.WIDE) {
            for (double used : free) {
                room = Math.max(room, used);
            }
        } else if (mark.gap() != Mark.BARE) {
            room = free[mark.gap() + 1];
        }
        return room + mark.above();
    }

    private static void take(Mark mark, double y, double[] free) {
        double end = y - mark.above() + mark.lines() * LINE_HEIGHT + LABELS_APART;
        if (mark.gap() == Mark.WIDE) {
            Arrays.fill(free, end);
        } else if (mark.gap() != Mark.BARE) {
            free[mark.gap() + 1] = end;
        }
    }

    /** The height of a line of the log; of one without a mark, between those of its neighbours. */
    double y(int line, long nanos) {
        return between(heights.floorEntry(line), heights.ceilingEntry(line), nanos);
    }

    private double between(Map.Entry<Integer, Double> floor, Map.Entry<Integer, Double> ceiling, long nanos) {
        if (floor == null || ceiling == null) {
            return floor != null ? floor.getValue() : ceiling != null ? ceiling.getValue() : bottom;
        }
        long from = times.get(floor.getKey());
        long to = times.get(ceiling.getKey());
        double part = to > from ? (double) (nanos - from) / (to - from) : 0;
        return floor.getValue() + Math.min(1, Math.max(0, part)) * (ceiling.getValue() - floor.getValue());
    }

    /** The height of a moment, for what is in no line. */
    double at(long nanos) {
        int line = 0;
        for (Map.Entry<Integer, Long> time : times.entrySet()) {
            if (time.getValue() > nanos) {
                break;
            }
            line = time.getKey();
        }
        return between(heights.floorEntry(line), heights.higherEntry(line), nanos);
    }

    List<Cut> cuts() {
        return cuts;
    }

    /** Lines with heights of their own, each with its moment. */
    Map<Integer, Long> times() {
        return times;
    }

    double bottom() {
        return bottom;
    }
}
