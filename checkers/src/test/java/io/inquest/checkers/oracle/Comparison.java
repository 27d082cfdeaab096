package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.Validity;
import io.inquest.history.History;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts what an oracle says of random histories of a model, and fails where the checker says something else. Whatever is
 * asked of the counts holds for so many histories.
 */
public final class Comparison {
    /** How many histories a model. */
    public static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    /** Of so many histories at least one shows each anomaly. */
    private static final int ONE_IN = 250;

    private final String name;
    private final int[] counts = new int[Validity.values().length];
    private final Map<String, Integer> found = new TreeMap<>();
    private int histories;

    public Comparison(String name) {
        this.name = name;
    }

    /**
     * Counts a history.
     *
     * @param anomalies the names of what the oracle found
     * @param check in which way checker and oracle disagree on a history; null if they agree
     */
    public void add(
            long seed, History history, Validity validity, Set<String> anomalies, Function<History, String> check) {
        Function<History, String> difference = any -> orThrown(check, any);
        String differs = difference.apply(history);
        if (differs != null) {
            History smallest = Smallest.of(history, smaller -> difference.apply(smaller) != null);
            fail(name + ", seed " + seed + ": " + differs + "\nsmallest: " + difference.apply(smallest) + "\n"
                    + Installed.shown(smallest));
        }
        histories++;
        counts[validity.ordinal()]++;
        anomalies.forEach(anomaly -> found.merge(anomaly, 1, Integer::sum));
    }

    private static String orThrown(Function<History, String> difference, History history) {
        try {
            return difference.apply(history);
        } catch (RuntimeException thrown) {
            return "a verdict is never an exception: " + thrown + " at " + thrown.getStackTrace()[0];
        }
    }

    /** Asks for a fifth of valid and a fortieth of invalid histories, and each of the anomalies in a few. */
    public void requireSome(Set<String> anomalies) {
        int valid = counts[Validity.VALID.ordinal()];
        int invalid = counts[Validity.INVALID.ordinal()];
        System.out.println(name + (Installed.names().contains(name.split(" ")[0]) ? "" : " (no checker)") + ": "
                + histories + " histories, " + valid + " valid, " + invalid + " invalid, "
                + counts[Validity.UNKNOWN.ordinal()] + " unknown " + found);
        assertTrue(valid * 5 >= histories, valid + " of " + histories + " are valid, which is too few to say much");
        assertTrue(invalid * 50 >= histories, invalid + " of " + histories + " are invalid: too few to say much");
        assertEquals(anomalies, found.keySet(), "anomalies");
        found.forEach((anomaly, count) ->
                assertTrue(count * ONE_IN >= histories, "only " + count + " histories show " + anomaly));
    }
}
