package io.inquest.harness.plugins;

import java.util.ArrayList;
import java.util.List;

/** The kinds of things that have names. */
public enum Kind {
    SYSTEM("system", "systems"),
    CLUSTER("cluster", "clusters"),
    WORKLOAD("workload", "workloads"),
    NEMESIS("nemesis", "nemeses"),
    MODEL("model", "models"),
    ANOMALY("anomaly", "anomalies"),
    BUG("bug", "bugs"),
    FORMAT("format", "formats");

    private final String singular;
    private final String plural;

    Kind(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /** Its word before a name, as in {@code model:linearizable}. */
    public String singular() {
        return singular;
    }

    /** Its word for {@code inquest list}. */
    public String plural() {
        return plural;
    }

    /** The kind of a word, in singular or plural; null if none. */
    public static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.singular.equals(word) || kind.plural.equals(word)) {
                return kind;
            }
        }
        return null;
    }

    public static List<String> singulars() {
        List<String> words = new ArrayList<>();
        for (Kind kind : values()) {
            words.add(kind.singular);
        }
        return words;
    }

    public static List<String> plurals() {
        List<String> words = new ArrayList<>();
        for (Kind kind : values()) {
            words.add(kind.plural);
        }
        return words;
    }
}
