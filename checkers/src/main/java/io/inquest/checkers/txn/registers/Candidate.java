package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** One order of all versions: that in which their transactions ended, as far as what is known allows. */
final class Candidate {
    private final Inference inference;
    private final Points points;
    private final Versions versions;
    private final Meter meter;
    /** By node. */
    private final int[] places;

    Candidate(Inference inference, Meter meter) {
        this.inference = inference;
        this.points = inference.points;
        this.versions = inference.versions;
        this.meter = meter;
        this.places = TimedOrder.places(points, points.edges, meter);
    }

    /** Whether one version comes before another of its key in it. */
    boolean isBefore(int version, int other) {
        return places[points.end(versions.writer(version))] < places[points.end(versions.writer(other))];
    }

    /** Whether it leaves no forbidden cycle. */
    boolean isFree(boolean hasSessions) {
        Edges edges = points.edges;
        int known = edges.size();
        Edges overwriting = new Edges(meter);
        for (int i = 0; i < inference.overwriting.size(); i++) {
            overwriting.add(inference.overwriting.from(i), inference.overwriting.to(i), 0);
        }
        for (int key = 0; key < points.committed.keys(); key++) {
            add(key, edges, overwriting);
        }
        Sorting sorting = new Sorting(points.nodes(), edges, meter);
        boolean isFree = sorting.isAcyclic();
        if (isFree && overwriting.size() > 0) {
            Reach reach = Reach.of(points, edges, sorting.order(), hasSessions, meter);
            for (int i = 0; i < overwriting.size() && isFree; i++) {
                isFree = !reach.reaches(overwriting.to(i), overwriting.from(i));
            }
            reach.release();
        }
        sorting.release();
        edges.truncate(known);
        return isFree;
    }

    private void add(int key, Edges edges, Edges overwriting) {
        int from = points.committed.writerStart[key];
        int to = points.committed.writerStart[key + 1];
        long[] sorted = new long[to - from];
        for (int version = from; version < to; version++) {
            sorted[version - from] = (long) places[points.end(versions.writer(version))] << 32 | version;
        }
        Arrays.sort(sorted);
        for (int i = 0; i + 1 < sorted.length; i++) {
            meter.step();
            int version = (int) sorted[i];
            int next = versions.writer((int) sorted[i + 1]);
            edges.add(points.end(versions.writer(version)), points.begin(next), 0);
            for (int r = versions.readStart[version]; r < versions.readStart[version + 1]; r++) {
                int reader = versions.reader[versions.reads[r]];
                if (reader == next) {
                    continue;
                }
                if (points.shape == Shape.AT_MOST_ONE) {
                    overwriting.add(reader, next, 0);
                } else {
                    edges.add(points.begin(reader), points.end(next), 0);
                }
            }
        }
    }
}
