package io.inquest.checkers.sync;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which locks guard which keys, as the values of acquires and releases say: a lock guards what any of its operations names. */
final class Guards {
    private final History history;
    private final Meter meter;

    Guards(History history, Meter meter) {
        this.history = history;
        this.meter = meter;
    }

    private boolean isOfLock(int event) {
        if (history.type(event) != EventType.INVOKE) {
            return false;
        }
        String f = history.functionName(history.function(event));
        int completion = history.completion(event);
        boolean hasFailed = completion != History.NONE && history.type(completion) == EventType.FAIL;
        return !hasFailed && (f.equals("acquire") || f.equals("release"));
    }

    /** The first operation whose value is neither null nor one of guards; {@link History#NONE} if there is none. */
    static int misfit(History history, Meter meter) {
        Guards guards = new Guards(history, meter);
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (guards.isOfLock(i) && history.value(i) != History.NULL && guards.named(i) == null) {
                return i;
            }
        }
        return History.NONE;
    }

    /** What is wrong with the value of such an operation. */
    static String needed(History history, int event) {
        return "the value of an acquire or a release is {\"guards\": [keys]}, not "
                + Text.of(history.valueOf(history.value(event)));
    }

    /** The keys that an operation names; null if its value is of another shape. */
    private List<?> named(int event) {
        Object value = history.valueOf(history.value(event));
        return value instanceof Map<?, ?> map && map.get("guards") instanceof List<?> keys ? keys : null;
    }

    /** By key number: the numbers of the locks that guard it; keys that none guards are missing. */
    Map<Integer, SortedSet<Integer>> locksByKey() {
        Map<Object, Integer> keys = new LinkedHashMap<>();
        for (int key = 0; key < history.keyCount(); key++) {
            keys.put(history.keyValue(key), key);
        }
        Map<Integer, SortedSet<Integer>> locks = new TreeMap<>();
        Map<Integer, Long> last = new LinkedHashMap<>();
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            // most operations of a lock name the same
            boolean isNew =
                    isOfLock(i) && !Long.valueOf(history.value(i)).equals(last.put(history.key(i), history.value(i)));
            List<?> named = isNew ? named(i) : null;
            if (named != null) {
                for (Object name : named) {
                    Integer key = keys.get(name);
                    if (key != null) {
                        locks.computeIfAbsent(key, any -> new TreeSet<>()).add(history.key(i));
                    }
                }
            }
        }
        return locks;
    }
}
