package io.inquest.checkers.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Models;
import io.inquest.checkers.oracle.Kind;
import io.inquest.checkers.oracle.RandomHistories;
import io.inquest.checkers.oracle.memory.MemoryHistories;
import io.inquest.checkers.oracle.sync.SyncHistories;
import io.inquest.checkers.oracle.sync.SyncModel;
import io.inquest.checkers.oracle.txn.RandomTransactions;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Deletions make up no violation: of a history that satisfies a model everything that they leave satisfies it. And what
 * the shrinker leaves of one that does not violates it, until one more operation goes.
 */
class DeletionsTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000) / 5;

    private static final Models MODELS = Models.installed();
    private static final Map<String, Checker> CHECKERS = new TreeMap<>();

    static {
        ServiceLoader.load(Checker.class).forEach(checker -> CHECKERS.put(checker.name(), checker));
    }

    static Stream<String> modelsOfRegisters() {
        return CHECKERS.keySet().stream().filter(model -> Shrinker.knows(model, "register", MODELS));
    }

    static Stream<Arguments> ordersOfObjects() {
        return CHECKERS.keySet().stream()
                .filter(Deletions.ORDERS::contains)
                .flatMap(model -> Stream.of(Kind.values()).map(kind -> Arguments.of(model, kind)));
    }

    @ParameterizedTest
    @MethodSource("modelsOfRegisters")
    void ofRegisters(String model) {
        hold(model, "register", HISTORIES, MemoryHistories::small);
    }

    @ParameterizedTest
    @EnumSource(SyncModel.class)
    void ofMemoriesThatSynchronise(SyncModel model) {
        hold(model.word(), "register", HISTORIES, seed -> SyncHistories.small(seed, model));
    }

    @ParameterizedTest
    @MethodSource("ordersOfObjects")
    void ofObjects(String model, Kind kind) {
        hold(model, kind.object().setting(), kind.shareOf(HISTORIES), seed -> RandomHistories.small(seed, kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read-uncommitted",
                "read-committed",
                "read-atomic",
                "txn-causal",
                "snapshot-isolation",
                "strong-session-parallel-snapshot-isolation",
                "serializable",
                "strict-serializable"
            })
    void ofTransactionsThatAppendToLists(String model) {
        hold(model, "transactions", HISTORIES / 2, seed -> RandomTransactions.small(seed, true));
    }

    /** What holds of any object holds of these too. */
    @ParameterizedTest
    @MethodSource("ordersOfObjects")
    void ofObjectsOfWhichNothingIsKnown(String model, Kind kind) {
        String object = kind.object().setting();
        Deletions any =
                history -> AnyNeeds.of(history, MODELS.find(object).orElseThrow(), Deletions.REAL_TIME.contains(model));
        for (long seed = 0; seed < kind.shareOf(HISTORIES / 2); seed++) {
            History history = RandomHistories.small(seed, kind);
            CheckContext context = context(object);
            if (CHECKERS.get(model).check(history, context).validity() == Validity.VALID) {
                assertNothingIsMadeUp(model, any, history, context, seed);
            }
        }
    }

    private static CheckContext context(String object) {
        return CheckContext.defaults().withSettings(Map.of("object", object));
    }

    private static void hold(String model, String object, int histories, LongFunction<History> make) {
        Deletions deletions = Deletions.of(model, object, MODELS).orElseThrow();
        int[] count = new int[Validity.values().length];
        for (long seed = 0; seed < histories; seed++) {
            History history = make.apply(seed);
            CheckContext context = context(object);
            Verdict verdict = CHECKERS.get(model).check(history, context);
            count[verdict.validity().ordinal()]++;
            if (verdict.validity() == Validity.VALID) {
                assertNothingIsMadeUp(model, deletions, history, context, seed);
            } else if (verdict.validity() == Validity.INVALID) {
                assertShrunk(model, deletions, history, context, seed);
            }
        }
        assertTrue(
                count[Validity.VALID.ordinal()] * 20 > histories && count[Validity.INVALID.ordinal()] * 50 > histories,
                () -> model + " of " + object + ": " + count[0] + " valid, " + count[2] + " invalid is too few");
    }

    private static void assertNothingIsMadeUp(
            String model, Deletions deletions, History history, CheckContext context, long seed) {
        Needs needs = deletions.of(history);
        SplittableRandom random = new SplittableRandom(seed);
        int[] operations = invocations(history);
        for (int i = 0; i < operations.length + 3; i++) {
            int[] out = i < operations.length
                    ? new int[] {operations[i]}
                    : random.ints(3, 0, operations.length)
                            .map(n -> operations[n])
                            .toArray();
            History left = Shrinker.only(history, needs.without(out));
            assertEquals(
                    Validity.VALID,
                    CHECKERS.get(model).check(left, context).validity(),
                    () -> model + ", seed " + seed + ", of\n" + HistoryNotation.print(history) + "is left\n"
                            + HistoryNotation.print(left));
        }
    }

    private static void assertShrunk(
            String model, Deletions deletions, History history, CheckContext context, long seed) {
        Shrunk shrunk = Shrinker.shrink(CHECKERS.get(model), history, context).orElseThrow();
        History small = shrunk.history();
        String words = model + ", seed " + seed + ", of\n" + HistoryNotation.print(history) + "is left\n"
                + HistoryNotation.print(small);
        assertEquals(Validity.INVALID, CHECKERS.get(model).check(small, context).validity(), words);
        Needs needs = deletions.of(small);
        boolean isDecided = true;
        for (int operation : invocations(small)) {
            History less = Shrinker.only(small, needs.without(new int[] {operation}));
            Validity validity = CHECKERS.get(model).check(less, context).validity();
            assertTrue(validity != Validity.INVALID, () -> words + "but enough is\n" + HistoryNotation.print(less));
            isDecided &= validity == Validity.VALID;
        }
        assertEquals(isDecided, shrunk.minimal(), words);
    }

    private static int[] invocations(History history) {
        return IntStream.range(0, history.size())
                .filter(i -> history.type(i) == EventType.INVOKE)
                .toArray();
    }

    /** Nobody knows which of 1 and 2 came first to x; with one of its readers gone, that order goes round with y's. */
    @Test
    void aListReadInTwoOrdersKeepsNone() {
        HistoryBuilder builder = History.builder();
        add(builder, 0, List.of(List.of("append", "x", 1L), List.of("append", "y", 1L)));
        add(builder, 1, List.of(List.of("append", "x", 2L), List.of("append", "y", 2L)));
        add(builder, 2, List.of(List.of("r", "x", List.of(1L, 2L))));
        add(builder, 3, List.of(List.of("r", "x", List.of(2L, 1L))));
        add(builder, 4, List.of(List.of("r", "y", List.of(2L, 1L))));
        History history = builder.build();
        for (String model : List.of("read-uncommitted", "strong-session-read-uncommitted")) {
            Checker checker = CHECKERS.get(model);
            CheckContext context = context("transactions");
            assertEquals(Validity.VALID, checker.check(history, context).validity());
            boolean[] kept = new boolean[history.size()];
            Arrays.fill(kept, true);
            kept[invocations(history)[3]] = false;
            History made = Shrinker.only(history, kept);
            assertEquals(Validity.INVALID, checker.check(made, context).validity(), "what is not to be made up");
            Deletions deletions = Deletions.of(model, "transactions", MODELS).orElseThrow();
            assertNothingIsMadeUp(model, deletions, history, context, 0);
        }
    }

    private static void add(HistoryBuilder builder, int process, List<List<Object>> operations) {
        Actor actor = Actor.process(process);
        List<List<Object>> asked = operations.stream()
                .map(one -> one.get(0).equals("r") ? Arrays.asList("r", one.get(1), null) : one)
                .toList();
        builder.add(new Event(-1, -1, EventType.INVOKE, actor, "txn", null, asked, null, null));
        builder.add(new Event(-1, -1, EventType.OK, actor, "txn", null, operations, null, null));
    }

    @Test
    void nothingIsClaimedWhereNothingIsProven() {
        for (String model : CHECKERS.keySet()) {
            boolean known = Deletions.ORDERS.contains(model) || Deletions.PATTERNS.contains(model);
            assertEquals(known, Shrinker.knows(model, "register", MODELS), model);
        }
        assertTrue(!Shrinker.knows("causal", "queue", MODELS) && !Shrinker.knows("linearizable", "teapot", MODELS));
    }
}
