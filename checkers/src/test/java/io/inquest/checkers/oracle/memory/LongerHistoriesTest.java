package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.Smallest;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The models that have a polynomial definition, on histories of 15 to 60 operations: long enough that what one read
 * says of the order of the writes says something of another read.
 */
class LongerHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000) / 10;
    private static final CheckContext CONTEXT = CheckContext.defaults().withSettings(Map.of("object", "register"));

    private static final Map<String, Predicate<List<Op>>> MODELS = Map.of(
            "causal", happened -> new LongerHistories(happened).causal(),
            "causal-convergence", happened -> new LongerHistories(happened).causalConvergence(),
            "causal-memory", happened -> new LongerHistories(happened).causalMemory(),
            "pram", happened -> new LongerHistories(happened).pram(),
            "read-your-writes", happened -> new SessionGuarantees(happened).readYourWrites(),
            "monotonic-reads", happened -> new SessionGuarantees(happened).monotonicReads(),
            "monotonic-writes", happened -> new SessionGuarantees(happened).monotonicWrites(),
            "writes-follow-reads", happened -> new SessionGuarantees(happened).writesFollowReads());

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker));

    /** Replicas that deliver in any of three ways; in some histories one read returns another value. */
    private static History longer(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Plan plan = new Plan(2 + random.nextInt(4));
        int keys = 1 + random.nextInt(3);
        for (int left = 15 + random.nextInt(46); left > 0; left--) {
            Object key = "k" + random.nextInt(keys);
            boolean write = random.nextInt(5) < 2;
            Object value = write ? plan.written(key).size() + 1L : null;
            plan.add(random.nextInt(plan.sessions().size()), new Plan.Step(write, key, value, Plan.Fate.OK));
        }
        History history = new Replicas(random).run(plan);
        return random.nextInt(3) == 0 ? Corrupted.oneRead(history, random) : history;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "causal",
                "causal-convergence",
                "causal-memory",
                "pram",
                "read-your-writes",
                "monotonic-reads",
                "monotonic-writes",
                "writes-follow-reads"
            })
    void agree(String model) {
        int valid = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = longer(seed);
            if (differ(model, history)) {
                History smallest = Smallest.of(history, smaller -> differ(model, smaller));
                fail(model + ", seed " + seed + ", smallest, valid by its definition "
                        + MODELS.get(model).test(Registers.of(smallest).certain()) + ":\n"
                        + HistoryNotation.print(smallest));
            }
            valid += MODELS.get(model).test(Registers.of(history).certain()) ? 1 : 0;
        }
        System.out.println(model + ": " + HISTORIES + " longer histories, " + valid + " valid");
        int rarer = Math.min(valid, HISTORIES - valid);
        assertTrue(rarer * 20 >= HISTORIES, valid + " of " + HISTORIES + " are valid, which says little");
    }

    private static boolean differ(String model, History history) {
        Registers registers = Registers.of(history);
        if (!registers.named().isEmpty() || !registers.unique()) {
            return false;
        }
        boolean satisfied = MODELS.get(model).test(registers.certain());
        Validity expected = satisfied ? Validity.VALID : Validity.INVALID;
        return CHECKERS.get(model).check(history, CONTEXT).validity() != expected;
    }

    /** What is decided here naively is what brute force over orders and patterns decides of small histories. */
    @Test
    void theDefinitionsAreThoseOfSmallHistories() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Registers registers = Registers.of(MemoryHistories.small(seed));
            if (registers.named().isEmpty()
                    && registers.unique()
                    && registers.perhaps().isEmpty()) {
                for (MemoryModel model : MemoryModel.values()) {
                    Predicate<List<Op>> naive = MODELS.get(model.word());
                    if (naive != null) {
                        assertEquals(
                                model.decide(registers) == Validity.VALID,
                                naive.test(registers.certain()),
                                model.word() + ", seed " + seed);
                    }
                }
            }
        }
    }
}
