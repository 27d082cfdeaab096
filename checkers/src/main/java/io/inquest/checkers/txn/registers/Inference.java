package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import java.util.Arrays;
import java.util.List;

/**
 * What follows for the order of versions if there is to be no forbidden cycle: of two versions of a key, one comes before the
 * other where the opposite would close a cycle at once, and then who read the earlier one precedes the later one's writer. Applied until
 * nothing is new (the pruning of Tan et al., Cobra, OSDI 2020, and Huang et al., PolySI, VLDB 2023).
 */
class Inference {
    static final int POSSIBLE = -1;
    private static final int BEGUN = -2;
    private static final int READ = -3;
    private static final int LATEST_MAX = 16;

    final Points points;
    final Versions versions;
    final SessionWriters columns;
    private final boolean hasSessions;
    private final Meter meter;
    private final Edges edges;
    private Reach reach;
    private int[] order;
    /** Pairs of versions whose order is open. */
    private int[] first = new int[16];

    private int[] second = new int[16];
    private int open;
    /** Where read-write dependencies are no edges: all that are known, each with the version that overwrites. */
    final Edges overwriting;

    private final LongIntMap isOverwriting = new LongIntMap();
    private List<Step> contradiction;

    Inference(Points points, Versions versions, boolean hasSessions, Meter meter) {
        this.points = points;
        this.versions = versions;
        this.hasSessions = hasSessions;
        this.meter = meter;
        this.edges = points.edges;
        this.columns = new SessionWriters(points.committed, hasSessions, meter);
        this.overwriting = new Edges(meter);
    }

    /** Draws all conclusions. */
    void run() {
        readOfNothing();
        boolean isFirst = true;
        while (contradiction == null) {
            Sorting sorting = new Sorting(points.nodes(), edges, meter);
            if (!sorting.isAcyclic()) {
                meter.decided();
                contradiction = points.steps(edges, sorting.cycles().shortest(points.real()));
                return;
            }
            if (reach != null) {
                reach.release();
            }
            order = sorting.order();
            reach = Reach.of(points, edges, order, hasSessions, meter);
            int before = edges.size();
            look(0);
            if (isFirst) {
                compareAll();
            } else {
                compareOpen();
            }
            isFirst = false;
            if (edges.size() == before) {
                return;
            }
            sorting.release();
        }
    }

    /** A read that found nothing precedes all who write the key. */
    private void readOfNothing() {
        int nothing = versions.nothing();
        int[] node = new int[points.committed.keys()];
        for (int i = versions.readStart[nothing]; i < versions.readStart[nothing + 1]; i++) {
            meter.step();
            int read = versions.reads[i];
            int reader = versions.reader[read];
            int key = points.committed.readKey[read];
            boolean isDirect = points.shape == Shape.AT_MOST_ONE || versions.of(reader, key) >= 0 && !points.isSplit();
            if (isDirect) {
                for (int column = columns.firstColumn(key); column < columns.firstColumn(key + 1); column++) {
                    int version = columns.start(column);
                    boolean isOwn = versions.writer(version) == reader;
                    if (!isOwn || ++version < columns.end(column)) {
                        overwrite(reader, version);
                    }
                }
                continue;
            }
            if (node[key] == 0) {
                node[key] = points.newNode();
                for (int column = columns.firstColumn(key); column < columns.firstColumn(key + 1); column++) {
                    int version = columns.start(column);
                    edges.add(node[key], points.end(versions.writer(version)), Reason.OVERWRITTEN.of(version));
                }
            }
            edges.add(points.begin(reader), node[key], Reason.OVERWRITTEN.of(versions.nothing()));
        }
    }

    /** That the reader precedes the writer of a version that overwrites what it read. */
    private void overwrite(int reader, int version) {
        int writer = versions.writer(version);
        if (points.shape != Shape.AT_MOST_ONE) {
            if (reach == null || !reach.reaches(points.begin(reader), points.end(writer))) {
                edges.add(points.begin(reader), points.end(writer), Reason.OVERWRITTEN.of(version));
            }
            return;
        }
        long pair = pair(reader, writer);
        if (isOverwriting.get(pair) == LongIntMap.ABSENT) {
            isOverwriting.put(pair, 1);
            overwriting.add(reader, writer, Reason.OVERWRITTEN.of(version));
            if (reach != null) {
                look(overwriting.size() - 1);
            }
        }
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    /** Where read-write dependencies are no edges: whether one of them closes a cycle. */
    private void look(int from) {
        for (int i = from; i < overwriting.size() && contradiction == null; i++) {
            meter.step();
            if (reach.reaches(overwriting.to(i), overwriting.from(i))) {
                meter.decided();
                contradiction = Route.around(overwriting, i, points, edges, meter);
            }
        }
    }

    private boolean isBefore(int writer, int other) {
        return reach.reaches(points.end(writer), points.begin(other));
    }

    private void compareAll() {
        int[] place = meter.ints(points.nodes());
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        long[] later = new long[16];
        int[] notBefore = meter.ints(versions.count());
        int[] after = meter.ints(versions.count());
        int own = -1;
        for (int version = 0; version < versions.count() && contradiction == null; version++) {
            int writer = versions.writer(version);
            int key = versions.key[version];
            int count = 0;
            // the later of two versions of a session has no less before it, and no more after it
            boolean isNext = hasSessions
                    && version > columns.start(columns.firstColumn(key))
                    && own == points.committed.session[writer];
            own = points.committed.session[writer];
            for (int column = columns.firstColumn(key); column < columns.firstColumn(key + 1); column++) {
                meter.step();
                int start = columns.start(column);
                int from = isNext ? notBefore[start] : start;
                while (from < columns.end(column) && isBefore(versions.writer(from), writer)) {
                    from++;
                }
                int to = Math.max(from, isNext ? after[start] : start);
                while (to < columns.end(column) && !isBefore(writer, versions.writer(to))) {
                    to++;
                }
                notBefore[start] = from;
                after[start] = to;
                for (int other = from; other < to; other++) {
                    if (other > version) {
                        compare(version, other);
                    }
                }
                if (to < columns.end(column) && versions.readStart[version] < versions.readStart[version + 1]) {
                    later = count < later.length ? later : Arrays.copyOf(later, 2 * count);
                    later[count++] = (long) place[points.begin(versions.writer(to))] << 32 | to;
                }
            }
            Arrays.sort(later, 0, count);
            overwrite(version, later, count);
        }
        meter.release(4L * (place.length + 2L * versions.count()));
    }

    /** What read a version precedes the writers of the later ones; of those, the earliest are enough. */
    private void overwrite(int version, long[] later, int count) {
        int[] earliest = new int[LATEST_MAX];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int other = (int) later[i];
            boolean isImplied = false;
            for (int k = 0; k < kept && !isImplied; k++) {
                isImplied = isBefore(earliest[k], versions.writer(other));
            }
            if (!isImplied) {
                if (kept < LATEST_MAX) {
                    earliest[kept++] = versions.writer(other);
                }
                overwriteReads(version, other);
            }
        }
    }

    private void overwriteReads(int version, int later) {
        for (int i = versions.readStart[version]; i < versions.readStart[version + 1]; i++) {
            int reader = versions.reader[versions.reads[i]];
            meter.step();
            if (reader != versions.writer(later)) {
                overwrite(reader, later);
            }
        }
    }

    private void compareOpen() {
        int count = open;
        open = 0;
        for (int i = 0; i < count && contradiction == null; i++) {
            meter.step();
            if (isBefore(versions.writer(first[i]), versions.writer(second[i]))) {
                overwriteReads(first[i], second[i]);
            } else if (isBefore(versions.writer(second[i]), versions.writer(first[i]))) {
                overwriteReads(second[i], first[i]);
            } else {
                compare(first[i], second[i]);
            }
        }
    }

    private void compare(int version, int other) {
        int forward = obstacle(version, other);
        int backward = obstacle(other, version);
        if (forward == POSSIBLE && backward == POSSIBLE) {
            if (open == first.length) {
                meter.reserve(8L * open);
                first = Arrays.copyOf(first, 2 * open);
                second = Arrays.copyOf(second, 2 * open);
            }
            first[open] = version;
            second[open++] = other;
        }
        if (forward != POSSIBLE) {
            conclude(other, version, forward);
        }
        if (backward != POSSIBLE) {
            conclude(version, other, backward);
        }
    }

    /** What would close a cycle if one version came before another of its key: a read of the earlier one, or another reason. */
    int obstacle(int earlier, int later) {
        int before = versions.writer(earlier);
        int after = versions.writer(later);
        if (reach.reaches(points.begin(after), points.end(before))) {
            return BEGUN;
        }
        if (points.shape == Shape.AT_MOST_ONE && isOverwriting.get(pair(after, before)) != LongIntMap.ABSENT) {
            return READ;
        }
        for (int i = versions.readStart[earlier]; i < versions.readStart[earlier + 1]; i++) {
            meter.step();
            int reader = versions.reader[versions.reads[i]];
            if (reader != after && reach.reaches(points.end(after), points.begin(reader))) {
                return versions.reads[i];
            }
        }
        return POSSIBLE;
    }

    private void conclude(int earlier, int later, int obstacle) {
        int reason = switch (obstacle) {
            case BEGUN -> Reason.BEGUN_BEFORE.of(later);
            case READ -> Reason.READ_BEFORE.of(later);
            default -> Reason.CAUSE_BEFORE.of(obstacle);
        };
        edges.add(points.end(versions.writer(earlier)), points.begin(versions.writer(later)), reason);
        overwriteReads(earlier, later);
    }

    /** A cycle that there is in any order of versions; null if none was found. */
    List<Step> contradiction() {
        return contradiction;
    }

    /** How many pairs of versions are open. */
    int open() {
        return open;
    }

    int first(int pair) {
        return first[pair];
    }

    int second(int pair) {
        return second[pair];
    }
}
