package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a space-time diagram is about: some operations, and the stretch of time that explains them. What happens while
 * one of them is open is shown closely; between them, only what changed.
 *
 * @param operations by their invocations, each with the reason why it is shown
 * @param closeUps the stretches shown closely
 * @param faults those in force in it, at most so many as there is room for
 * @param about what it shows, as a heading continues
 */
record SpaceTimeScope(
        SortedMap<Integer, TimelineChoice.Role> operations,
        List<Stretch> closeUps,
        long fromNanos,
        long toNanos,
        List<FaultRow> faults,
        int faultsLeftOut,
        String about) {

    private static final long MILLI = 1_000_000;
    private static final long PAD_NANOS = MILLI / 2;
    private static final int OPERATIONS_MAX = 5;
    private static final int FAULTS_MAX = 20;
    /** How far before its last operation a diagram reaches back for others, and for the fault's beginning. */
    private static final long OPERATIONS_BACK_NANOS = 4_000 * MILLI;

    private static final long FAULT_BACK_NANOS = 8_000 * MILLI;
    /** An operation without an answer is shown for so long. */
    private static final long OPEN_NANOS = 5 * MILLI;

    private static final long AFTER_FAULT_NANOS = 4_000 * MILLI;
    private static final long AROUND_FAULT_NANOS = 8 * MILLI;

    record Stretch(long fromNanos, long toNanos) {
        boolean contains(long nanos) {
            return nanos >= fromNanos && nanos <= toNanos;
        }
    }

    /** Around the first finding of an invalid run; else around its first fault; else around its first operation. */
    static Optional<SpaceTimeScope> of(LoadedRun run, Faults faults, List<VerdictFile.Anomaly> anomalies) {
        for (VerdictFile.Anomaly anomaly : anomalies) {
            TimelineChoice choice = new TimelineChoice(run, anomaly, 4);
            if (!choice.shown().isEmpty()) {
                return Optional.of(aroundFinding(run, faults, anomaly, choice));
            }
        }
        for (FaultRow fault : faults.rows()) {
            if (fault.began() && fault.startNanos() >= 0) {
                return Optional.of(aroundFault(run, faults, fault));
            }
        }
        return aroundFirst(run.history(), faults);
    }

    private static SpaceTimeScope aroundFinding(
            LoadedRun run, Faults faults, VerdictFile.Anomaly anomaly, TimelineChoice choice) {
        History history = run.history();
        int last = last(history, choice);
        long end = end(history, last);
        TreeMap<Integer, TimelineChoice.Role> operations = new TreeMap<>();
        operations.put(last, choice.shown().get(last));
        List<Map.Entry<Integer, TimelineChoice.Role>> others =
                new ArrayList<>(choice.shown().entrySet());
        // who wrote what was returned first, then what ended last
        others.sort(Comparator.comparing((Map.Entry<Integer, TimelineChoice.Role> entry) ->
                        entry.getValue() != TimelineChoice.Role.WRITER)
                .thenComparing(entry -> -end(history, entry.getKey())));
        for (Map.Entry<Integer, TimelineChoice.Role> other : others) {
            boolean ended = history.completion(other.getKey()) != History.NONE
                    && history.type(history.completion(other.getKey())) == EventType.OK;
            boolean near = end - history.time(other.getKey()) <= OPERATIONS_BACK_NANOS;
            boolean before = end(history, other.getKey()) <= end;
            if (ended && near && before && operations.size() < OPERATIONS_MAX) {
                operations.put(other.getKey(), other.getValue());
            }
        }
        List<Stretch> closeUps = closeUps(history, operations);
        long from = closeUps.get(0).fromNanos();
        for (FaultRow fault : faults.rows()) {
            boolean inForce = fault.began() && fault.startNanos() <= end && fault.endNanos() >= from;
            if (inForce && fault.startNanos() >= end - FAULT_BACK_NANOS) {
                from = Math.min(from, fault.startNanos() - PAD_NANOS);
            }
        }
        return scope(faults, operations, closeUps, Math.max(0, from), end + PAD_NANOS, "finding 1, " + anomaly.type());
    }

    /** The operation that has no place in any order, or else the last one that the finding names. */
    private static int last(History history, TimelineChoice choice) {
        int last = History.NONE;
        for (Map.Entry<Integer, TimelineChoice.Role> entry : choice.shown().entrySet()) {
            if (entry.getValue() == TimelineChoice.Role.CULPRIT) {
                return entry.getKey();
            }
            boolean named = entry.getValue() == TimelineChoice.Role.INVOLVED;
            if (last == History.NONE || (named && end(history, entry.getKey()) >= end(history, last))) {
                last = entry.getKey();
            }
        }
        return last;
    }

    private static long end(History history, int invocation) {
        int completion = history.completion(invocation);
        boolean answered = completion != History.NONE && history.type(completion) != EventType.INFO;
        long invoked = Math.max(0, history.time(invocation));
        return answered ? Math.max(invoked, history.time(completion)) : invoked + OPEN_NANOS;
    }

    private static List<Stretch> closeUps(History history, SortedMap<Integer, TimelineChoice.Role> operations) {
        List<Stretch> stretches = new ArrayList<>();
        operations.forEach((invocation, role) -> stretches.add(
                new Stretch(Math.max(0, history.time(invocation) - PAD_NANOS), end(history, invocation) + PAD_NANOS)));
        stretches.sort(Comparator.comparingLong(Stretch::fromNanos));
        return List.copyOf(stretches);
    }

    private static SpaceTimeScope aroundFault(LoadedRun run, Faults faults, FaultRow fault) {
        long start = fault.startNanos();
        Stretch around = new Stretch(Math.max(0, start - AROUND_FAULT_NANOS), start + AROUND_FAULT_NANOS);
        SortedMap<Integer, TimelineChoice.Role> operations = overlapping(run.history(), around);
        return scope(
                faults,
                operations,
                List.of(around),
                around.fromNanos(),
                Math.min(start + AFTER_FAULT_NANOS, Math.max(around.toNanos(), run.endNanos())),
                "the first fault, " + fault.fault());
    }

    private static SpaceTimeScope scope(
            Faults all,
            SortedMap<Integer, TimelineChoice.Role> operations,
            List<Stretch> closeUps,
            long fromNanos,
            long toNanos,
            String what) {
        List<FaultRow> faults = all.rows().stream()
                .filter(fault -> fault.began() && fault.startNanos() <= toNanos && fault.endNanos() >= fromNanos)
                .toList();
        int leftOut = Math.max(0, faults.size() - FAULTS_MAX);
        return new SpaceTimeScope(
                operations,
                closeUps,
                fromNanos,
                toNanos,
                faults.subList(leftOut, faults.size()),
                leftOut,
                "around " + what);
    }

    private static SortedMap<Integer, TimelineChoice.Role> overlapping(History history, Stretch stretch) {
        TreeMap<Integer, TimelineChoice.Role> operations = new TreeMap<>();
        for (int i = 0; i < history.size() && operations.size() < OPERATIONS_MAX; i++) {
            boolean invocation = history.process(i) != History.NONE && history.type(i) == EventType.INVOKE;
            if (invocation && history.time(i) <= stretch.toNanos() && end(history, i) >= stretch.fromNanos()) {
                operations.put(i, TimelineChoice.Role.CONTEXT);
            }
        }
        return operations;
    }

    private static Optional<SpaceTimeScope> aroundFirst(History history, Faults faults) {
        for (int i = 0; i < history.size(); i++) {
            if (history.process(i) != History.NONE && history.type(i) == EventType.INVOKE && history.time(i) >= 0) {
                TreeMap<Integer, TimelineChoice.Role> operations = new TreeMap<>();
                operations.put(i, TimelineChoice.Role.CONTEXT);
                List<Stretch> closeUps = closeUps(history, operations);
                Stretch only = closeUps.get(0);
                return Optional.of(
                        scope(faults, operations, closeUps, only.fromNanos(), only.toNanos(), "the first operation"));
            }
        }
        return Optional.empty();
    }

    /** Whether what happens at this moment is shown closely. */
    boolean isClose(long nanos) {
        return closeUps.stream().anyMatch(stretch -> stretch.contains(nanos));
    }
}
