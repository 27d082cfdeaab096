package io.inquest.harness.cli;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How much a history holds, in words: 412 operations on 5 keys by 20 processes. */
final class Extent {
    private Extent() {}

    static String of(History history) {
        Set<Integer> keys = new TreeSet<>();
        Set<Integer> processes = new TreeSet<>();
        int operations = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE) {
                operations++;
                keys.add(history.key(i));
                processes.add(history.process(i));
            }
        }
        boolean keyed = keys.size() > 1 || keys.stream().anyMatch(key -> history.keyValue(key) != null);
        return count(operations, "operation", "operations")
                + (keyed ? " on " + count(keys.size(), "key", "keys") : "")
                + " by " + count(processes.size(), "process", "processes");
    }

    private static String count(int count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
