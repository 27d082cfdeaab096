package io.inquest.benchmarks.tables;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a process that was timed says of itself: names and values, as its last line of output. */
record Figures(Map<String, String> values) {
    Figures {
        values = new TreeMap<>(values);
    }

    /** @param output of which only words with "=" count */
    static Figures parse(String output) {
        Map<String, String> values = new TreeMap<>();
        for (String word : output.strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new Figures(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** 0 if it was not said. */
    long number(String name) {
        return Long.parseLong(values.getOrDefault(name, "0"));
    }

    static String seconds(long nanos) {
        if (nanos < 10_000_000) {
            return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%d ms", Math.round(nanos / 1e6))
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    static String bytes(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%d MB", Math.round(bytes / 1e6))
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
