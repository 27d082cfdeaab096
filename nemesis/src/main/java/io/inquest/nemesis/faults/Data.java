package io.inquest.nemesis.faults;

import io.inquest.history.Values;
import io.inquest.systems.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Faults and evidence as values, in a fixed order; and the sentences for values that are no fault. */
final class Data {
    private Data() {}

    /** A map of alternating names and values, in this order. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The same, after how the nodes were chosen, unless that is null. */
    static Map<String, Object> afterTargets(Targets targets, Object... namesAndValues) {
        Map<String, Object> map = targets == null ? of() : of("targets", targets.label());
        map.putAll(of(namesAndValues));
        return map;
    }

    static void putUnlessEmpty(Map<String, Object> map, String name, List<?> list) {
        if (!list.isEmpty()) {
            map.put(name, list);
        }
    }

    /** Refuses entries that the fault does not know: a mistyped name must not be ignored. */
    static void requireOnly(String fault, Map<String, Object> value, String... known) {
        List<String> names = List.of(known);
        for (String name : value.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(Nearest.sentence(
                        "a " + fault + " has no entry", name, names, "its entries are " + String.join(", ", names)));
            }
        }
    }

    /**
     * The one of the values that has the label.
     *
     * @param what such as {@code targets of a kill}
     */
    static <E> E labelled(String what, String label, List<E> values, Function<E, String> labelOf) {
        List<String> labels = new ArrayList<>();
        for (E value : values) {
            if (labelOf.apply(value).equals(label)) {
                return value;
            }
            labels.add(labelOf.apply(value));
        }
        throw new IllegalArgumentException(
                Nearest.sentence("no " + what, label, labels, "they are " + String.join(", ", labels)));
    }

    /** A whole number within the bounds, both included. */
    static long number(String fault, Map<String, Object> value, String name, long least, long most) {
        if (value.get(name) instanceof Long number && number >= least && number <= most) {
            return number;
        }
        throw wrong(fault, value, name, "a whole number from " + least + " to " + most);
    }

    /** A whole number for each of some nodes, at least one. */
    static Map<String, Long> numbers(
            String fault, Map<String, Object> value, String name, LongPredicate fits, String what) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        if (value.get(name) instanceof Map<?, ?> map) {
            map.forEach((node, number) -> {
                if (!(number instanceof Long whole) || !fits.test(whole)) {
                    throw wrong(fault, value, name, what);
                }
                numbers.put((String) node, whole);
            });
        }
        if (numbers.isEmpty()) {
            throw wrong(fault, value, name, what);
        }
        return numbers;
    }

    static String string(String fault, Map<String, Object> value, String name) {
        if (value.get(name) instanceof String string) {
            return string;
        }
        throw wrong(fault, value, name, "a string");
    }

    /** A list of at least one string, none of them twice. */
    static List<String> strings(String fault, Map<String, Object> value, String name) {
        if (value.get(name) instanceof List<?> list && !list.isEmpty()) {
            List<String> strings = new ArrayList<>();
            for (Object element : list) {
                if (!(element instanceof String string) || strings.contains(string)) {
                    throw wrong(fault, value, name, "a list of different node names, such as [\"n1\", \"n2\"]");
                }
                strings.add(string);
            }
            return strings;
        }
        throw wrong(fault, value, name, "a list of node names, such as [\"n1\"]");
    }

    static IllegalArgumentException wrong(String fault, Map<String, Object> value, String name, String wanted) {
        String found = value.containsKey(name) ? "it is " + Values.json(value.get(name)) : "there is none";
        return new IllegalArgumentException("a " + fault + " needs \"" + name + "\", " + wanted + "; " + found);
    }
}
