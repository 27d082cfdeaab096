package io.inquest.checkers.oracle.memory;

import static io.inquest.checkers.oracle.memory.MemoryModel.CACHE;
import static io.inquest.checkers.oracle.memory.MemoryModel.CAUSAL;
import static io.inquest.checkers.oracle.memory.MemoryModel.CAUSAL_CONVERGENCE;
import static io.inquest.checkers.oracle.memory.MemoryModel.MONOTONIC_READS;
import static io.inquest.checkers.oracle.memory.MemoryModel.MONOTONIC_WRITES;
import static io.inquest.checkers.oracle.memory.MemoryModel.PRAM;
import static io.inquest.checkers.oracle.memory.MemoryModel.SLOW;
import static io.inquest.checkers.oracle.memory.MemoryModel.WRITES_FOLLOW_READS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.Smallest;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What implies what, and what does not, on random histories: the laws that the oracle keeps. */
class OracleLawsTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);
    private static final int HISTORIES_PER_SHAPE = 700;
    private static final int TOLD_APART_MIN = 20;

    /** Stronger and weaker models that are easily taken to imply one another. */
    private static final Map<MemoryModel, Set<MemoryModel>> NOT_IMPLIED = Map.of(
            CAUSAL, Set.of(PRAM, MONOTONIC_READS, SLOW),
            CAUSAL_CONVERGENCE, Set.of(PRAM),
            PRAM, Set.of(WRITES_FOLLOW_READS),
            CACHE, Set.of(MONOTONIC_WRITES, WRITES_FOLLOW_READS),
            SLOW, Set.of(MONOTONIC_WRITES, WRITES_FOLLOW_READS));

    /** How many histories are valid for one model and invalid for another. */
    private static final int[][] TOLD_APART = new int[MemoryModel.values().length][MemoryModel.values().length];

    /** Fails on the first history that breaks an implication, so all tests here rest on the laws. */
    @BeforeAll
    static void everyImplicationHolds() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            judge(MemoryHistories.small(seed), "seed " + seed);
        }
        for (Shape shape : Shape.values()) {
            for (long seed = 0; seed < HISTORIES_PER_SHAPE; seed++) {
                RandomGenerator random = new SplittableRandom(seed);
                judge(Recording.of(shape.plan(random), random), shape + ", seed " + seed);
            }
        }
    }

    private static void judge(History history, String origin) {
        Map<MemoryModel, Validity> verdicts = new EnumMap<>(MemoryModel.class);
        Registers registers = Registers.of(history);
        for (MemoryModel model : MemoryModel.values()) {
            verdicts.put(model, model.decide(registers));
        }
        for (MemoryModel one : MemoryModel.values()) {
            for (MemoryModel other : MemoryModel.values()) {
                if (verdicts.get(one) == Validity.VALID && verdicts.get(other) == Validity.INVALID) {
                    TOLD_APART[one.ordinal()][other.ordinal()]++;
                    if (Implications.of(one).contains(other)) {
                        fail(origin + ": " + one.word() + " should imply " + other.word() + "\n"
                                + HistoryNotation.print(Smallest.of(history, smaller -> apart(smaller, one, other))));
                    }
                }
            }
        }
    }

    private static boolean apart(History history, MemoryModel one, MemoryModel other) {
        return one.decide(history) == Validity.VALID && other.decide(history) == Validity.INVALID;
    }

    @Test
    void whatDoesNotImplyAnotherIsToldApartFromIt() {
        for (MemoryModel one : MemoryModel.values()) {
            for (MemoryModel other : MemoryModel.values()) {
                if (!Implications.of(one).contains(other)) {
                    requireToldApart(one, other);
                }
            }
        }
    }

    @Test
    void whatIsEasilyTakenForAnImplicationIsNone() {
        NOT_IMPLIED.forEach((one, others) -> {
            for (MemoryModel other : others) {
                assertFalse(Implications.of(one).contains(other), one.word() + " and " + other.word());
                requireToldApart(one, other);
            }
        });
    }

    private static void requireToldApart(MemoryModel one, MemoryModel other) {
        int count = TOLD_APART[one.ordinal()][other.ordinal()];
        assertTrue(
                count >= TOLD_APART_MIN,
                "only " + count + " histories are valid for " + one.word() + " and not for " + other.word());
    }
}
