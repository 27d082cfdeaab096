package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** That the patterns of the causal models are what their axioms ask for, on histories small enough to try every order. */
class CausalAxiomsTest {
    private static final List<Shape> OF_TWO_SESSIONS = List.of(
            Shape.SB,
            Shape.MP,
            Shape.MP_OVERWRITTEN,
            Shape.LB,
            Shape.CO_WR,
            Shape.CO_RR_TWO,
            Shape.EXCHANGE,
            Shape.CROSSED_WRITES,
            Shape.HIDDEN_WRITE,
            Shape.HIDDEN_WRITES);

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    @Test
    void patternsAgreeWithAxiomsOnAnyFiveOperations() {
        int compared = 0;
        for (long seed = 0; seed < 1_500; seed++) {
            Registers registers = Registers.of(MemoryHistories.small(seed));
            if (registers.unique() && registers.named().isEmpty() && size(registers) <= 5) {
                compared++;
                compare(registers, "seed " + seed);
            }
        }
        assertTrue(compared > 300, "only " + compared + " histories were small enough");
        requireSome("causal without causal-convergence", 5);
    }

    @Test
    void patternsAgreeWithAxiomsOnTwoSessions() {
        for (Shape shape : OF_TWO_SESSIONS) {
            for (long seed = 0; seed < 60; seed++) {
                RandomGenerator random = new SplittableRandom(seed);
                compare(Registers.of(Recording.of(shape.plan(random), random)), shape + ", seed " + seed);
            }
        }
        requireSome("causal without causal-memory", 2);
        requireSome("causal-memory without causal-convergence", 5);
        requireSome("causal-convergence without causal-memory", 2);
    }

    private static int size(Registers registers) {
        return registers.certain().size() + registers.perhaps().size();
    }

    /** Of the writes that perhaps happened, those happened that were read: the others have no part in any pattern. */
    private void compare(Registers registers, String origin) {
        List<Op> happened = new ArrayList<>(registers.certain());
        registers.perhaps().stream()
                .filter(w -> registers.certain().stream().anyMatch(w::rf))
                .forEach(happened::add);
        CausalPatterns patterns = new CausalPatterns(happened);
        CausalAxioms axioms = new CausalAxioms(happened);
        assertEquals(axioms.causal(), patterns.causal(), () -> "causal, " + origin + " " + happened);
        assertEquals(axioms.causalConvergence(), patterns.causalConvergence(), () -> "ccv, " + origin + " " + happened);
        assertEquals(axioms.causalMemory(), patterns.causalMemory(), () -> "cm, " + origin + " " + happened);
        count(patterns.causal(), patterns.causalConvergence(), "causal without causal-convergence");
        count(patterns.causal(), patterns.causalMemory(), "causal without causal-memory");
        count(patterns.causalMemory(), patterns.causalConvergence(), "causal-memory without causal-convergence");
        count(patterns.causalConvergence(), patterns.causalMemory(), "causal-convergence without causal-memory");
    }

    private void count(boolean one, boolean other, String name) {
        counts.merge(name, one && !other ? 1 : 0, Integer::sum);
    }

    private void requireSome(String name, int atLeast) {
        assertTrue(counts.getOrDefault(name, 0) >= atLeast, () -> "too few tell the models apart: " + counts);
    }
}
