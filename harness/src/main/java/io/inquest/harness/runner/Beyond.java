package io.inquest.harness.runner;

import io.inquest.checkers.vacuity.FaultWindow;
import io.inquest.checkers.vacuity.FaultWindows;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.history.History;
import io.inquest.systems.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a run did to a store that its promise does not cover. */
final class Beyond {
    /** The kind of fault that a bad network is as good as. */
    private static final String PACKETS = "packets";

    private Beyond() {}

    /** In words for a sentence; none where the promise holds. */
    static List<String> of(Promise promise, RunSpec spec, History history) {
        TreeSet<String> faults = new TreeSet<>(spec.nemeses());
        faults.removeAll(promise.faults());
        List<String> beyond = new ArrayList<>(faults);
        if (!promise.faults().contains(PACKETS) && !faults.contains(PACKETS) && isBadNetwork(spec)) {
            beyond.add("a network as bad as --network, --latency or --p-loss make it");
        }
        long drift = driftPpm(history);
        if (drift > promise.driftPpmMax()) {
            beyond.add("clocks that are off by " + drift + " parts of a million (it was told of "
                    + promise.driftPpmMax() + ")");
        }
        return beyond;
    }

    /** Whether it loses or holds up more than networks without faults do, so that nodes miss each other. */
    private static boolean isBadNetwork(RunSpec spec) {
        NetworkOptions network = NetworkSetting.parse(spec.options());
        NetworkOptions ordinary = NetworkOptions.WAN;
        return network.lossPpm() > ordinary.lossPpm()
                || network.latency().meanNanos() > ordinary.latency().meanNanos();
    }

    /** The most that a fault made a clock's rate differ. */
    private static long driftPpm(History history) {
        long most = 0;
        for (FaultWindow window : FaultWindows.of(history)) {
            Object value = history.valueOf(history.value(window.start()));
            if (value instanceof Map<?, ?> event
                    && event.get("fault") instanceof Map<?, ?> fault
                    && fault.get("drift-ppm") instanceof Map<?, ?> rates) {
                for (Object rate : rates.values()) {
                    most = rate instanceof Long ppm ? Math.max(most, Math.abs(ppm)) : most;
                }
            }
        }
        return most;
    }
}
