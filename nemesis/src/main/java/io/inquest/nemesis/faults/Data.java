package io.inquest.nemesis.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Refuses entries that the fault does not know: a mistyped name must not be ignored. */
    static void requireOnly(String fault, Map<String, Object> value, String... known) {
        List<String> names = List.of(known);
        for (String name : value.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "a " + fault + " has no entry \"" + name + "\"; its entries are " + String.join(", ", names));
            }
        }
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
        String found = value.containsKey(name) ? "it is " + value.get(name) : "there is none";
        return new IllegalArgumentException("a " + fault + " needs \"" + name + "\", " + wanted + "; " + found);
    }
}
