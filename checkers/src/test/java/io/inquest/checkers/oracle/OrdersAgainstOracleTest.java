package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import io.inquest.history.Operations;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The installed checkers of the models that take every object, against brute force, on registers with {@code cas} and on
 * kv; and the laws between these models. {@code -Doracle.histories=N} says how many histories in all.
 */
class OrdersAgainstOracleTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker));

    @ParameterizedTest
    @EnumSource
    void agreeWithBruteForce(Kind kind) {
        assertTrue(CHECKERS.containsKey("linearizable"), () -> "installed are " + CHECKERS.keySet());
        int count = HISTORIES / Kind.values().length;
        Map<BruteForceOrders, Integer> valid = new EnumMap<>(BruteForceOrders.class);
        for (int i = 0; i < count; i++) {
            long seed = ((long) kind.ordinal() << 32) + i;
            History history = history(seed, kind);
            boolean stronger = false;
            for (BruteForceOrders model : BruteForceOrders.values()) {
                compare(model, history, kind, seed);
                boolean satisfied = model.isSatisfied(history, kind.object());
                assertTrue(satisfied || !stronger, () -> model.word() + "\n" + HistoryNotation.print(history));
                stronger = satisfied;
                valid.merge(model, satisfied ? 1 : 0, Integer::sum);
            }
            assertEquals(
                    BruteForceLinearizability.decide(history, kind.object()).orderExists(),
                    BruteForceOrders.LINEARIZABLE.isSatisfied(history, kind.object()),
                    () -> HistoryNotation.print(history));
        }
        System.out.println(kind + ": " + count + " histories, valid " + valid);
        if (Kind.cells().noneMatch(kind::equals) || HISTORIES < 5_000) {
            return; // of the others, and of a few histories, too few have two keys in one history
        }
        int[] satisfied = valid.values().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 1; i < satisfied.length; i++) {
            assertTrue((satisfied[i] - satisfied[i - 1]) * 400 >= count, "too few tell neighbours apart: " + valid);
        }
    }

    /** Most of two keys, with neighbours in a session swapped: each key is as it was, all together are not. */
    private static History history(long seed, Kind kind) {
        RandomGenerator random = new SplittableRandom(seed);
        if (random.nextInt(4) == 0) {
            return RandomHistories.small(seed, kind);
        }
        RandomExecution.Size size =
                new RandomExecution.Size(2 + random.nextInt(2), 5 + random.nextInt(4), 2, random.nextInt(10), 0);
        History history = Edits.history(new RandomExecution(random, kind, size, true).run());
        for (int swaps = random.nextInt(8); swaps > 0; swaps--) {
            history = withNeighboursSwapped(history, random);
        }
        return history;
    }

    private static History withNeighboursSwapped(History history, RandomGenerator random) {
        Operations operations = history.operations();
        int i = random.nextInt(operations.size());
        int first = operations.invocation(i);
        Operations session = operations
                .ofProcess(history.process(first))
                .where(later -> later > first && history.key(later) != history.key(first));
        if (session.size() == 0 || session.completion(0) == History.NONE) {
            return history;
        }
        int second = session.invocation(0);
        if (history.type(history.completion(second)) == EventType.INFO) {
            return history;
        }
        List<Event> events = Edits.events(history);
        Collections.swap(events, first, second);
        Collections.swap(events, history.completion(first), history.completion(second));
        return Edits.history(events);
    }

    private static void compare(BruteForceOrders model, History history, Kind kind, long seed) {
        String difference = difference(model, history, kind);
        if (difference != null) {
            History smallest = Smallest.of(history, smaller -> difference(model, smaller, kind) != null);
            fail(model.word() + ", kind " + kind + ", seed " + seed + ": " + difference + "\nsmallest: "
                    + difference(model, smallest, kind) + "\n" + HistoryNotation.print(smallest));
        }
    }

    /** In which way checker and brute force disagree; null if they agree, or if there is no such checker. */
    private static String difference(BruteForceOrders model, History history, Kind kind) {
        Checker checker = CHECKERS.get(model.word());
        if (checker == null) {
            return null;
        }
        Validity expected = model.isSatisfied(history, kind.object()) ? Validity.VALID : Validity.INVALID;
        Verdict verdict = checker.check(history, Linearizable.context(kind));
        return verdict.validity() == expected ? null : "brute force says " + expected + ", the checker " + verdict;
    }
}
