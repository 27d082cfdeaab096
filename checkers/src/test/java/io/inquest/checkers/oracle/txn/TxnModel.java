package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The models of transactions by what they forbid. */
final class TxnModel {
    static final String CAUSAL = "txn-causal";

    private static final String SESSION = "strong-session-";
    private static final String STRONG = "strong-";
    private static final Map<String, Set<String>> PLAIN = new LinkedHashMap<>();

    static {
        forbid("read-uncommitted", null, "G0", "duplicate-elements", "garbage-read");
        forbid("read-committed", "read-uncommitted", "G1a", "G1b", "G1c", "cyclic-versions");
        forbid("read-atomic", "read-committed", "internal", "fractured-read");
        forbid("parallel-snapshot-isolation", "read-atomic", "lost-update", "G-single");
        forbid("snapshot-isolation", "parallel-snapshot-isolation", "G-nonadjacent");
        forbid("repeatable-read", "read-atomic", "lost-update", "G2-item");
        forbid("serializable", "read-atomic", "lost-update", "G2-item");
    }

    private TxnModel() {}

    private static void forbid(String model, String besides, String... anomalies) {
        Set<String> all = new TreeSet<>(List.of(anomalies));
        if (besides != null) {
            all.addAll(PLAIN.get(besides));
        }
        PLAIN.put(model, all);
    }

    /** All of them, under the names of the page. */
    static List<String> names() {
        List<String> names = new ArrayList<>(PLAIN.keySet());
        PLAIN.keySet().forEach(name -> names.add(session(name)));
        PLAIN.keySet().forEach(name -> names.add(strong(name)));
        names.add(CAUSAL);
        return names;
    }

    static List<String> plain() {
        return new ArrayList<>(PLAIN.keySet());
    }

    static String session(String plain) {
        return SESSION + plain;
    }

    static String strong(String plain) {
        return plain.equals("serializable") ? "strict-serializable" : STRONG + plain;
    }

    /** What the model forbids by name; of {@code txn-causal} that is not all. */
    static Set<String> forbidden(String model) {
        if (model.equals(CAUSAL)) {
            return PLAIN.get("read-atomic");
        }
        for (String plain : PLAIN.keySet()) {
            if (model.equals(plain)) {
                return PLAIN.get(plain);
            }
            if (model.equals(session(plain))) {
                return withForm(PLAIN.get(plain), Anomalies.PROCESS);
            }
            if (model.equals(strong(plain))) {
                return withForm(PLAIN.get(plain), Anomalies.REALTIME);
            }
        }
        throw new IllegalArgumentException("there is no model " + model);
    }

    private static Set<String> withForm(Set<String> forbidden, String form) {
        Set<String> all = new TreeSet<>(forbidden);
        Anomalies.WITH_FORMS.stream().filter(forbidden::contains).forEach(name -> all.add(name + form));
        return all;
    }

    /** Whether the model allows all that is there. */
    static boolean allows(String model, Set<String> present) {
        Set<String> forbidden = forbidden(model);
        return Anomalies.closed(present).stream().noneMatch(forbidden::contains);
    }
}
