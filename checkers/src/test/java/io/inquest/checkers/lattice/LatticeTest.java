package io.inquest.checkers.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.oracle.Installed;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeTest {
    /** Put together for each test, and not once before all of them: so that a change of how that is done is seen. */
    private final Lattice lattice = Lattice.ofAllModels();

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
            Set<String> implied = new TreeSet<>(lattice.weaker(model, any -> true));
            implied.retainAll(expected.keySet());
            found.put(model, implied);
        }
        assertEquals(expected, found);
    }

    /** What is defined for reads and writes of unique values follows from what every object has only for those. */
    @Test
    void theModelsOfEveryObjectImplyTheOthersOnlyOfUniqueWrites() {
        Set<String> ofAll = new TreeSet<>(lattice.weaker("strict", implication -> !implication.uniqueWrites()));
        ofAll.removeIf(model -> lattice.implies("linearizable", model) && !lattice.implies("sequential", model));
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
        assertTrue(lattice.implies(model, implied));
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
        assertFalse(lattice.implies(model, implied));
    }

    /** Of an object its own model follows from linearizability, and of another object it does not. */
    @ParameterizedTest
    @ValueSource(strings = {"set", "queue", "stack", "priority-queue", "counter", "unique-ids", "lock", "election"})
    void linearizableImpliesTheModelOfTheObject(String object) {
        assertEquals(
                Set.of(object),
                lattice.weaker("linearizable", implication -> object.equals(implication.object())).stream()
                        .filter(model -> !model.endsWith("-once"))
                        .collect(Collectors.toSet()));
    }

    /** Of registers the models with synchronisation are ordinary ones. */
    @Test
    void whatIsImpliedOfRegistersOnly() {
        Predicate<Implication> ofRegisters = implication -> "register".equals(implication.object());
        assertEquals(Set.of("release", "weak"), lattice.weaker("causal", ofRegisters));
        assertEquals(Set.of("release", "weak"), lattice.weaker("slow", ofRegisters));
        assertEquals(Set.of("entry"), lattice.weaker("release", any -> true));
        assertEquals(Set.of("eventual"), lattice.weaker("strong-eventual", any -> true));
    }

    @Test
    void transactionsWithSessionsImplyTransactionalCausalConsistency() {
        assertEquals(
                Set.of(
                        "strong-session-read-atomic",
                        "read-atomic",
                        "strong-session-read-committed",
                        "read-committed",
                        "strong-session-read-uncommitted",
                        "read-uncommitted"),
                lattice.weaker("txn-causal", any -> true));
        for (TxnModel model : TxnModel.all()) {
            boolean implies =
                    model.order() != TxnOrder.DEPENDENCIES && model.implies(TxnModel.PARALLEL_SNAPSHOT_ISOLATION);
            assertEquals(implies, lattice.implies(model.name(), "txn-causal"), model.name());
        }
    }

    /** Lest a model be forgotten: each that comes with this library has a place. */
    @Test
    void everyInstalledModelIsKnown() {
        Set<String> unknown = new TreeSet<>(Installed.names());
        lattice.models().forEach(unknown::remove);
        assertEquals(Set.of(), unknown);
        assertEquals(lattice.models(), Lattice.standard().models());
        assertEquals(lattice.implications(), Lattice.standard().implications());
    }

    @Test
    void theStrongerModelIsNamedFirst() {
        List<String> models = lattice.models();
        for (String model : models) {
            for (String implied : lattice.weaker(model, any -> true)) {
                boolean equals = lattice.implies(/* model= */ implied, /* implied= */ model);
                assertTrue(
                        equals || family(model) != family(implied) || models.indexOf(model) < models.indexOf(implied),
                        model + " implies " + implied);
            }
        }
        List<String> names = new ArrayList<>(List.of("zebra", "slow", "ant", "strict"));
        assertEquals(List.of("strict", "slow", "ant", "zebra"), lattice.strongestFirst(names));
    }

    private boolean family(String model) {
        return lattice.implies("strict", model);
    }
}
