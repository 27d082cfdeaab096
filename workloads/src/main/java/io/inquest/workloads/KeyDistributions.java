package io.inquest.workloads;

import io.inquest.generators.Distribution;
import java.util.ArrayList;
import java.util.List;

/** How operations are spread over the keys that are there at a time, by the names that options give it. */
final class KeyDistributions {
    /** What the names mean. */
    static final String WORDS = "uniform; zipf (the second half as often as the first, the third a third as often);"
            + " exponential (each half as often as the one before); hot-set (a fifth of the keys get four fifths of the"
            + " operations)";

    private static final List<String> NAMES = List.of("uniform", "zipf", "exponential", "hot-set");
    private static final int HOT_ONE_IN = 5;
    private static final int HOT_PERCENT = 80;

    private KeyDistributions() {}

    /** All names, after others that an option takes besides. */
    static List<String> namesAfter(String... others) {
        List<String> names = new ArrayList<>(List.of(others));
        names.addAll(NAMES);
        return names;
    }

    static Distribution of(String name, int keys) {
        return switch (name) {
            case "uniform" -> Distribution.uniform(keys);
            case "zipf" -> Distribution.zipf(keys, 1);
            case "exponential" -> Distribution.exponential(keys, 2);
            case "hot-set" -> Distribution.hotSet(keys, Math.max(1, keys / HOT_ONE_IN), HOT_PERCENT);
            default ->
                throw new IllegalArgumentException(
                        "--key-distribution takes uniform, zipf, exponential or hot-set, not '" + name + "'");
        };
    }
}
