package io.inquest.harness.report;

import java.util.List;
import java.util.regex.Pattern;

/** Parts texts into sentences. */
final class Sentences {
    private static final Pattern BETWEEN = Pattern.compile("(?<=[.!?]) +(?=[A-Z])");

    private Sentences() {}

    static List<String> split(String text) {
        return text.isBlank() ? List.of() : List.of(BETWEEN.split(text.strip()));
    }

    static String first(String text) {
        List<String> sentences = split(text);
        return sentences.isEmpty() ? "" : sentences.get(0);
    }
}
