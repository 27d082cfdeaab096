package io.inquest.checkers.oracle.txn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of anomalies, and which says that which is there too (Adya 1999; Kingsbury & Alvaro 2020). */
final class Anomalies {
    static final String PROCESS = "-process";
    static final String REALTIME = "-realtime";

    /** Those that also have forms that need an edge of a session or of real time. */
    static final List<String> WITH_FORMS =
            List.of("G0", "G1c", "G-single", "G-nonadjacent", "G2-item", "fractured-read", "cyclic-versions");

    private static final Map<String, String> IMPLIES = new LinkedHashMap<>();

    static {
        IMPLIES.put("G0", "G1c");
        IMPLIES.put("lost-update", "G-single");
        IMPLIES.put("fractured-read", "G-single");
        IMPLIES.put("G-single", "G-nonadjacent");
        IMPLIES.put("G-nonadjacent", "G2-item");
        IMPLIES.put("long-fork", "G-nonadjacent");
        IMPLIES.put("write-skew", "G2-item");
        IMPLIES.put("future-read", "G1c");
        IMPLIES.put("dirty-update", "G1a");
        IMPLIES.put("incompatible-order", "G1a");
        IMPLIES.put("cyclic-versions", "G1c");
    }

    private Anomalies() {}

    /** All of them, and all that they imply. */
    static Set<String> closed(Set<String> names) {
        Set<String> closed = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(names);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (closed.add(name)) {
                left.addAll(implied(name));
            }
        }
        return closed;
    }

    private static Set<String> implied(String name) {
        Set<String> implied = new TreeSet<>();
        String form = name.endsWith(PROCESS) ? PROCESS : name.endsWith(REALTIME) ? REALTIME : "";
        String bare = name.substring(0, name.length() - form.length());
        if (IMPLIES.containsKey(bare)) {
            implied.add(IMPLIES.get(bare) + form);
        }
        if (WITH_FORMS.contains(bare) && !form.equals(REALTIME)) {
            implied.add(bare + (form.isEmpty() ? PROCESS : REALTIME));
        }
        return implied;
    }
}
