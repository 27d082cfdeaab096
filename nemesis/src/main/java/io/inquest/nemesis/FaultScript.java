package io.inquest.nemesis;

import io.inquest.history.Values;
import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Faults at exact times, as files and runs write them down: {@code {"faults": [{"at": "5s", "lasts": "8s", "partition":
 * {"shape": "primary"}}, …]}}. Times count from the beginning of a run's main part.
 */
public record FaultScript(List<Entry> entries) {
    private static final String FAULTS = "faults";
    private static final String AT = "at";
    private static final String LASTS = "lasts";
    private static final String UNTIL = "until";
    private static final List<String> TIMES = List.of(AT, LASTS, UNTIL);
    private static final int ENTRIES_MAX = 100_000;

    public FaultScript {
        entries = List.copyOf(entries);
    }

    /**
     * One fault.
     *
     * @param where what sentences about it begin with, such as {@code faults.yaml, line 7: }
     * @param untilNanos when it ends; {@link Long#MAX_VALUE} if it lasts to the end of the run
     * @param kind the name of its kind, which need not exist
     * @param words what it is: a fault's value, or options of its kind to draw it by
     */
    public record Entry(String where, long atNanos, long untilNanos, String kind, Map<String, Object> words) {
        public Entry {
            words = ordered(words);
        }
    }

    /** Names the places of entries, for sentences. */
    @FunctionalInterface
    public interface Places {
        /** @param entry its number, from 0; -1 for the whole */
        String of(int entry);
    }

    /** The names of the kinds, each once, in the order in which they come first. */
    public List<String> kinds() {
        return entries.stream().map(Entry::kind).distinct().toList();
    }

    /** What {@link #parse} reads. */
    public Map<String, Object> toValue() {
        List<Object> faults = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put(AT, TimeText.format(entry.atNanos));
            if (entry.untilNanos != Long.MAX_VALUE) {
                value.put(UNTIL, TimeText.format(entry.untilNanos));
            }
            value.put(entry.kind, entry.words);
            faults.add(value);
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(FAULTS, faults);
        return value;
    }

    /**
     * From a tree of {@link Values}.
     *
     * @throws IllegalArgumentException with a sentence for a person, that begins with the place of what is wrong
     */
    public static FaultScript parse(Object tree, Places places) {
        if (!(tree instanceof Map<?, ?> map)
                || map.size() != 1
                || !(map.get(FAULTS) instanceof List<?> list)
                || list.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    places.of(-1)
                            + "a script of faults is one list called \"faults\", such as: faults: [{at: 5s, lasts: 2s, kill: {}}]");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            entries.add(entry(list.get(i), places.of(i)));
        }
        return new FaultScript(entries);
    }

    private static Entry entry(Object tree, String where) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(
                    where + "a fault is written like {at: 5s, lasts: 2s, kill: {}}, not " + Values.json(tree));
        }
        List<String> kinds = new ArrayList<>();
        map.keySet().forEach(name -> kinds.add((String) name));
        kinds.removeAll(TIMES);
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(where + kindsWrong(kinds));
        }
        long atNanos = time(map, AT, where);
        if (map.containsKey(LASTS) && map.containsKey(UNTIL)) {
            throw new IllegalArgumentException(where + "a fault has \"lasts\" or \"until\", not both");
        }
        long untilNanos = map.containsKey(UNTIL)
                ? time(map, UNTIL, where)
                : map.containsKey(LASTS) ? atNanos + time(map, LASTS, where) : Long.MAX_VALUE;
        if (untilNanos <= atNanos) {
            throw new IllegalArgumentException(where + "this fault ends at " + TimeText.format(untilNanos)
                    + ", but begins at " + TimeText.format(atNanos));
        }
        return new Entry(where, atNanos, untilNanos, kinds.get(0), words(map.get(kinds.get(0)), kinds.get(0), where));
    }

    private static String kindsWrong(List<String> kinds) {
        if (kinds.isEmpty()) {
            return "this says when, but not which fault; name one, such as kill: {}";
        }
        for (String kind : kinds) {
            String nearest = Nearest.of(kind, TIMES);
            if (nearest != null) {
                return "a fault has no \"" + kind + "\"; did you mean \"" + nearest + "\"?";
            }
        }
        return "one fault only, not " + String.join(" and ", kinds) + "; give each an entry of its own";
    }

    private static long time(Map<?, ?> map, String name, String where) {
        Object value = map.get(name);
        Long nanos = value instanceof Long || value instanceof Number || value instanceof String
                ? TimeText.parse(value.toString())
                : null;
        if (nanos == null) {
            String found = map.containsKey(name) ? "not " + Values.json(value) : "and there is none";
            throw new IllegalArgumentException(
                    where + "\"" + name + "\" is a time, such as 5s, 1.25s, 300ms or 2m, " + found);
        }
        return nanos;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> words(Object value, String kind, String where) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> words) {
            return (Map<String, Object>) words;
        }
        throw new IllegalArgumentException(where + "a " + kind + " is written like " + kind + ": {} or " + kind
                + ": {nodes: [n1]}, not " + Values.json(value));
    }

    private static Map<String, Object> ordered(Map<String, Object> words) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }
}
