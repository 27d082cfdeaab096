package io.inquest.checkers.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatticeTest {
    private static final Lattice LATTICE = Lattice.standard();

    /** Everything that each memory model implies, from the definitions; nothing else is implied. */
    private static final String IMPLIED = """
            strict: linearizable sequential causal-memory causal-convergence causal processor pram cache slow ryw mr mw wfr
            linearizable: sequential causal-memory causal-convergence causal processor pram cache slow ryw mr mw wfr
            sequential: causal-memory causal-convergence causal processor pram cache slow ryw mr mw wfr
            causal-memory: causal pram slow ryw mr mw wfr
            causal-convergence: causal cache slow ryw mr mw wfr
            causal: ryw mw wfr
            processor: pram cache slow ryw mr mw
            pram: slow ryw mr mw
            cache: slow ryw mr
            slow: ryw mr
            ryw:
            mr:
            mw:
            wfr:
            """;

    private static final Map<String, String> SHORT = Map.of(
            "ryw", "read-your-writes",
            "mr", "monotonic-reads",
            "mw", "monotonic-writes",
            "wfr", "writes-follow-reads");

    @Test
    void memoryModelsImplyWhatTheirDefinitionsSay() {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String line : IMPLIED.lines().toList()) {
            Set<String> implied = new TreeSet<>();
            String[] halves = line.split(":");
            for (String word :
                    halves.length == 1 ? new String[0] : halves[1].strip().split(" ")) {
                implied.add(SHORT.getOrDefault(word, word));
            }
            expected.put(SHORT.getOrDefault(halves[0], halves[0]), implied);
        }
        Map<String, Set<String>> found = new TreeMap<>();
        for (String model : expected.keySet()) {
            Set<String> implied = new TreeSet<>(LATTICE.weaker(model, any -> true));
            implied.retainAll(expected.keySet());
            found.put(model, implied);
        }
        assertEquals(expected, found);
    }

    /** What is defined for reads and writes of unique values follows from what every object has only for those. */
    @Test
    void theModelsOfEveryObjectImplyTheOthersOnlyOfUniqueWrites() {
        Set<String> ofAll = new TreeSet<>(LATTICE.weaker("strict", implication -> !implication.uniqueWrites()));
        ofAll.removeIf(model -> LATTICE.implies("linearizable", model) && !LATTICE.implies("sequential", model));
        assertEquals(Set.of("linearizable", "sequential", "cache"), withLinearizable(ofAll));
    }

    private static Set<String> withLinearizable(Set<String> models) {
        Set<String> all = new TreeSet<>(models);
        all.add("linearizable");
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "causal-broadcast, broadcast",
        "total-order-broadcast, exactly-once",
        "queue, at-most-once",
        "queue, at-least-once",
        "log, exactly-once",
        "linearizable, stack",
        "exactly-once, broadcast",
    })
    void objectsImplyWhatIsPromisedOfDelivery(String model, String implied) {
        assertTrue(LATTICE.implies(model, implied));
    }

    @ParameterizedTest
    @CsvSource({
        "total-order-broadcast, fifo-broadcast",
        "fifo-broadcast, causal-broadcast",
        "set, linearizable",
        "at-most-once, exactly-once",
        "linearizable, bank",
        "nobody-knows, causal",
    })
    void objectsDoNotImplyMore(String model, String implied) {
        assertFalse(LATTICE.implies(model, implied));
    }

    @Test
    void theStrongerModelIsNamedFirst() {
        List<String> models = LATTICE.models();
        for (String model : models) {
            for (String implied : LATTICE.weaker(model, any -> true)) {
                boolean equals = LATTICE.implies(/* model= */ implied, /* implied= */ model);
                assertTrue(
                        equals || family(model) != family(implied) || models.indexOf(model) < models.indexOf(implied),
                        model + " implies " + implied);
            }
        }
        List<String> names = new ArrayList<>(List.of("zebra", "slow", "ant", "strict"));
        assertEquals(List.of("strict", "slow", "ant", "zebra"), LATTICE.strongestFirst(names));
    }

    private static boolean family(String model) {
        return LATTICE.implies("strict", model);
    }
}
