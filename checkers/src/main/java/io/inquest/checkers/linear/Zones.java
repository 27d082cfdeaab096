package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The near-linear test for a register whose writes are unique and which knows no cas (Gibbons & Korach, Testing shared
 * memories, 1997).
 *
 * <p>The write of a value and its reads form a cluster; the reads of null form the cluster of the first state, whose write
 * came before everything. A cluster's zone lies between its first completion and its last invocation: <em>forward</em> if
 * the completion comes first (the register held this value all the time in between), else <em>backward</em> (at some
 * moment in between). There is a linearization exactly when no read completes before its write is invoked, no two forward
 * zones overlap, and no backward zone lies within a forward one. An indeterminate write without reads is left out; one
 * that was read happened, but its end is not known, so only its reads bound its cluster.
 */
final class Zones implements Direct {
    /**
     * What contradicts what.
     *
     * @param first a cluster with a forward zone; or, if there is no second, one with a read that ends before its write
     * @param second a cluster whose zone overlaps it (forward) or lies within it (backward), or {@link #NOBODY}
     */
    record Conflict(int first, int second) {}

    static final int NOBODY = -1;
    private static final int BEFORE_ALL = -1;
    private static final int FIRST_STATE = 0;

    private final Part part;
    private final History history;
    private final LongIntMap clusterOf;
    /** By operation; {@link #NOBODY} for a write that is left out. */
    private final int[] cluster;

    private int clusters;
    private int[] write = new int[16];
    private int[] firstCompletion = new int[16];
    private int[] lastInvocation = new int[16];
    private Conflict conflict;
    private boolean unfounded;
    /** The forward zones from left to right. */
    private int[] forward;

    private Zones(Part part) {
        this.part = part;
        this.history = part.history;
        this.cluster = new int[part.size()];
        this.clusterOf = new LongIntMap(part.size() / 2);
    }

    /** The zones of a register's part; null where the test does not apply. */
    static Zones of(Part part) {
        Zones zones = new Zones(part);
        int read = part.history.functionNumber("read");
        int write = part.history.functionNumber("write");
        if (!zones.addWrites(read, write)) {
            return null;
        }
        zones.addReads();
        zones.decide();
        return zones;
    }

    private boolean addWrites(int read, int writeFunction) {
        addCluster(History.NULL, NOBODY, BEFORE_ALL, BEFORE_ALL);
        for (int operation = 0; operation < part.size(); operation++) {
            int invocation = part.invocation[operation];
            int function = history.function(invocation);
            if (function == read) {
                continue;
            }
            long value = history.value(invocation);
            if (function != writeFunction || clusterOf.get(value) != LongIntMap.ABSENT) {
                return false;
            }
            cluster[operation] = clusters;
            addCluster(value, operation, part.completion[operation], invocation);
        }
        return true;
    }

    private void addCluster(long value, int operation, int completion, int invocation) {
        if (clusters == write.length) {
            write = Arrays.copyOf(write, 2 * clusters);
            firstCompletion = Arrays.copyOf(firstCompletion, 2 * clusters);
            lastInvocation = Arrays.copyOf(lastInvocation, 2 * clusters);
        }
        clusterOf.put(value, clusters);
        write[clusters] = operation;
        firstCompletion[clusters] = completion;
        lastInvocation[clusters] = invocation;
        clusters++;
    }

    private void addReads() {
        for (int operation = 0; operation < part.required; operation++) {
            if (!part.read[operation]) {
                continue;
            }
            int own = clusterOf.get(history.value(part.completion[operation]));
            if (own == LongIntMap.ABSENT) {
                own = clusters;
                addCluster(history.value(part.completion[operation]), NOBODY, Part.OPEN, BEFORE_ALL);
                unfounded = true;
            }
            cluster[operation] = own;
            if (own != FIRST_STATE && isBeforeWrite(operation, own) && conflict == null) {
                conflict = new Conflict(own, NOBODY);
            }
            firstCompletion[own] = Math.min(firstCompletion[own], part.completion[operation]);
            lastInvocation[own] = Math.max(lastInvocation[own], part.invocation[operation]);
        }
    }

    private boolean isBeforeWrite(int readOperation, int own) {
        return write[own] == NOBODY || part.completion[readOperation] < part.invocation[write[own]];
    }

    boolean isForward(int of) {
        return firstCompletion[of] < lastInvocation[of];
    }

    /** An indeterminate write that nobody read. */
    private boolean isLeftOut(int of) {
        return firstCompletion[of] == Part.OPEN;
    }

    private void decide() {
        long[] zones = new long[clusters];
        int count = 0;
        for (int i = 0; i < clusters; i++) {
            if (isForward(i)) {
                zones[count++] = (long) firstCompletion[i] << 32 | i;
            }
        }
        Arrays.sort(zones, 0, count);
        forward = new int[count];
        for (int i = 0; i < count; i++) {
            forward[i] = (int) zones[i];
            boolean overlaps = i > 0 && lastInvocation[forward[i - 1]] > firstCompletion[forward[i]];
            if (overlaps && conflict == null) {
                conflict = new Conflict(forward[i - 1], forward[i]);
            }
        }
        for (int i = 0; i < clusters && conflict == null; i++) {
            int around = isForward(i) || isLeftOut(i) ? NOBODY : forwardZoneAround(lastInvocation[i]);
            if (around != NOBODY && firstCompletion[i] < lastInvocation[around]) {
                conflict = new Conflict(around, i);
            }
        }
    }

    /** The forward zone that holds the event inside, if any; the zones must not overlap. */
    private int forwardZoneAround(int event) {
        int low = 0;
        int high = forward.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstCompletion[forward[middle]] < event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && event < lastInvocation[forward[low - 1]] ? forward[low - 1] : NOBODY;
    }

    /** Whether a value was read that no operation of the part writes. */
    boolean isUnfounded() {
        return unfounded;
    }

    /** Null if there is a linearization. */
    Conflict conflict() {
        return conflict;
    }

    @Override
    public boolean contradicts() {
        return conflict != null;
    }

    @Override
    public String explanation(Phrases phrases) {
        return new ZonesExplanation(phrases, part, this).text();
    }

    @Override
    public List<Integer> evidence() {
        List<Integer> operations = new ArrayList<>();
        for (int cluster : new int[] {conflict.first(), conflict.second()}) {
            if (cluster != NOBODY) {
                operations.addAll(boundaries(cluster));
            }
        }
        return operations;
    }

    /**
     * A linearization, if there is no conflict: cluster after cluster, each its write and then its reads. A forward zone
     * stands at its left end; a backward zone at its own left end, or, if that lies in a forward zone, at the right end of
     * that zone, which its own right end is behind. Whenever an operation of cluster a precedes one of cluster b in real
     * time, the left end (first completion) of a's zone comes before the last invocation in b; and then a stands before b,
     * since neither stands inside a forward zone other than its own, and forward zones do not overlap.
     */
    @Override
    public int[] linearization() {
        long[] places = new long[clusters];
        int count = 0;
        for (int i = 0; i < clusters; i++) {
            if (!isLeftOut(i)) {
                places[count++] = (long) place(i) << 32 | i;
            }
        }
        Arrays.sort(places, 0, count);
        int[] start = new int[clusters];
        int next = 0;
        int[] sizes = sizes();
        for (int i = 0; i < count; i++) {
            int placed = (int) places[i];
            start[placed] = next;
            next += sizes[placed];
        }
        int[] order = new int[next];
        for (int operation = 0; operation < part.size(); operation++) {
            if (!part.read[operation] && !isLeftOut(cluster[operation])) {
                order[start[cluster[operation]]++] = operation;
            }
        }
        for (int operation = 0; operation < part.size(); operation++) {
            if (part.read[operation]) {
                order[start[cluster[operation]]++] = operation;
            }
        }
        return order;
    }

    private int[] sizes() {
        int[] sizes = new int[clusters];
        for (int own : cluster) {
            sizes[own]++;
        }
        return sizes;
    }

    private int place(int of) {
        if (isForward(of)) {
            return firstCompletion[of];
        }
        int around = forwardZoneAround(lastInvocation[of]);
        return around == NOBODY ? lastInvocation[of] : lastInvocation[around];
    }

    /** The write of a cluster, by its invocation; {@link History#NONE} for the first state, and where there is none. */
    int writeOf(int of) {
        return write[of] == NOBODY ? History.NONE : part.invocation[write[of]];
    }

    int firstCompletion(int of) {
        return firstCompletion[of];
    }

    int lastInvocation(int of) {
        return lastInvocation[of];
    }

    /** The operations that give a zone its place, by invocation: its write, its first to end, its last to begin. */
    private List<Integer> boundaries(int of) {
        List<Integer> found = new ArrayList<>();
        for (int operation = 0; operation < part.size(); operation++) {
            boolean bounds = part.completion[operation] == firstCompletion[of]
                    || part.invocation[operation] == lastInvocation[of];
            if (cluster[operation] == of && (bounds || operation == write[of])) {
                found.add(part.invocation[operation]);
            }
        }
        return found;
    }
}
