package io.inquest.checkers.vacuity;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a history exercised: its operations by function and outcome, overall and inside each fault's window, and its
 * faults. An operation is inside a window if its invocation is.
 *
 * @param operations by function
 * @param faults by fault's name
 * @param windows one for each fault; none after {@link #plus}
 */
public record Exercise(
        SortedMap<String, Outcomes> operations, SortedMap<String, FaultCounts> faults, List<Window> windows) {

    /** The operations, by function, that were invoked while a fault was in force. */
    public record Window(FaultWindow fault, SortedMap<String, Outcomes> operations) {
        public Window {
            operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        }
    }

    /** Of no history at all: where summing up begins. */
    public static final Exercise NOTHING = new Exercise(new TreeMap<>(), new TreeMap<>(), List.of());

    public Exercise {
        operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
        faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
        windows = List.copyOf(windows);
    }

    public static Exercise of(History history) {
        List<FaultWindow> windows = FaultWindows.of(history);
        Tally all = new Tally(history);
        List<Tally> tallies = new ArrayList<>();
        TreeMap<String, FaultCounts> faults = new TreeMap<>();
        for (FaultWindow window : windows) {
            tallies.add(new Tally(history));
            faults.merge(window.fault(), new FaultCounts(1, window.effect() == Effect.NONE ? 1 : 0), FaultCounts::plus);
        }
        count(history, windows, all, tallies);
        List<Window> counted = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            counted.add(new Window(windows.get(i), tallies.get(i).byFunction()));
        }
        return new Exercise(all.byFunction(), faults, counted);
    }

    private static void count(History history, List<FaultWindow> windows, Tally all, List<Tally> tallies) {
        // windows that have begun and not ended; they are in the order of their starts
        List<Integer> open = new ArrayList<>();
        int begun = 0;
        for (int index = 0; index < history.size(); index++) {
            while (begun < windows.size() && windows.get(begun).start() <= index) {
                open.add(begun++);
            }
            if (history.type(index) != EventType.INVOKE) {
                continue;
            }
            all.add(index);
            for (int i = open.size() - 1; i >= 0; i--) {
                int window = open.get(i);
                if (windows.get(window).contains(index)) {
                    tallies.get(window).add(index);
                } else {
                    open.remove(i);
                }
            }
        }
    }

    /** Counts by function's number and outcome. */
    private static final class Tally {
        private final History history;
        private final long[][] counts;

        Tally(History history) {
            this.history = history;
            this.counts = new long[history.functionCount()][EventType.values().length];
        }

        void add(int invocation) {
            int completion = history.completion(invocation);
            EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
            counts[history.function(invocation)][outcome.ordinal()]++;
        }

        SortedMap<String, Outcomes> byFunction() {
            TreeMap<String, Outcomes> byFunction = new TreeMap<>();
            for (int function = 0; function < counts.length; function++) {
                long[] row = counts[function];
                Outcomes outcomes = new Outcomes(
                        row[EventType.OK.ordinal()], row[EventType.FAIL.ordinal()], row[EventType.INFO.ordinal()]);
                if (outcomes.all() > 0) {
                    byFunction.put(history.functionName(function), outcomes);
                }
            }
            return byFunction;
        }
    }

    public Outcomes outcomes(String function) {
        return operations.getOrDefault(function, Outcomes.NONE);
    }

    public FaultCounts faultCounts(String fault) {
        return faults.getOrDefault(fault, FaultCounts.NONE);
    }

    /** Both together, as the runs of a batch; their windows are left out. */
    public Exercise plus(Exercise other) {
        TreeMap<String, Outcomes> bothOperations = new TreeMap<>(operations);
        other.operations.forEach((function, outcomes) -> bothOperations.merge(function, outcomes, Outcomes::plus));
        TreeMap<String, FaultCounts> bothFaults = new TreeMap<>(faults);
        other.faults.forEach((fault, counts) -> bothFaults.merge(fault, counts, FaultCounts::plus));
        return new Exercise(bothOperations, bothFaults, List.of());
    }

    /** As measures of a verdict: {@code operations}, {@code faults} and, of a single run, {@code windows}. */
    public Map<String, Object> measures() {
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("operations", toValue(operations));
        Map<String, Object> byFault = new LinkedHashMap<>();
        faults.forEach((fault, counts) -> byFault.put(fault, counts.toValue()));
        measures.put("faults", byFault);
        if (!windows.isEmpty()) {
            measures.put("windows", windows.stream().map(Exercise::toValue).toList());
        }
        return measures;
    }

    private static Map<String, Object> toValue(SortedMap<String, Outcomes> byFunction) {
        Map<String, Object> value = new LinkedHashMap<>();
        byFunction.forEach((function, outcomes) -> value.put(function, outcomes.toValue()));
        return value;
    }

    private static Map<String, Object> toValue(Window window) {
        Map<String, Object> value = new LinkedHashMap<>();
        FaultWindow fault = window.fault();
        value.put("fault", fault.fault());
        value.put("id", fault.id());
        value.put("start", fault.start());
        value.put("end", fault.end());
        value.put("effect", fault.effect() == Effect.UNKNOWN ? null : fault.effect() == Effect.SEEN);
        value.put("operations", toValue(window.operations()));
        return value;
    }
}
