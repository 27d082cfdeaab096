package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold between the verdicts of two histories, on histories too large for brute force. */
class MetamorphicTest {
    private static final int HISTORIES = 60;
    private static final List<String> OVERWRITES = List.of("write", "put");

    /** Makes another history of one; null where it has nothing to work on. */
    private interface Change extends BiFunction<History, RandomGenerator, List<Event>> {}

    private static Validity verdict(History history, Kind kind) {
        Validity verdict = Linearizable.check(history, kind).validity();
        assertNotEquals(Validity.UNKNOWN, verdict, () -> HistoryNotation.print(history));
        return verdict;
    }

    private static History history(long seed, Kind kind, RandomGenerator random) {
        boolean cell = Kind.cells().anyMatch(kind::equals);
        int processes = 2 + random.nextInt(cell ? 6 : 3);
        int operations = cell ? 30 + random.nextInt(60) : 10 + random.nextInt(20);
        History history = RandomHistories.valid(seed, kind, processes, operations);
        for (int changes = random.nextInt(2) * random.nextInt(4); changes > 0; changes--) {
            history = RandomHistories.withOneChange(history, kind, random);
        }
        return history;
    }

    /** Each expectation must have been put to the test on enough histories to mean something. */
    private static void expect(Kind kind, Validity before, Validity after, Change change) {
        int tried = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            History history = history(seed, kind, random);
            if (before != null && verdict(history, kind) != before) {
                continue;
            }
            Validity expected = after == null ? verdict(history, kind) : after;
            List<Event> events = change.apply(history, random);
            if (events != null) {
                tried++;
                History changed = Edits.history(events);
                String seedAndHistory = "seed " + seed + "\n";
                assertEquals(
                        expected,
                        verdict(changed, kind),
                        () -> seedAndHistory + HistoryNotation.print(history) + "changed to\n"
                                + HistoryNotation.print(changed));
            }
        }
        assertTrue(tried >= HISTORIES / 4, "only " + tried + " histories could be changed");
    }

    private static void expectSameVerdict(Kind kind, Change change) {
        expect(kind, null, null, change);
    }

    private static void expectStaysValid(Kind kind, Change change) {
        expect(kind, Validity.VALID, Validity.VALID, change);
    }

    @ParameterizedTest
    @EnumSource
    void halfOfTheHistoriesAreInvalidOrSo(Kind kind) {
        int invalid = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            invalid += verdict(history(seed, kind, new SplittableRandom(seed)), kind) == Validity.INVALID ? 1 : 0;
        }
        int fewest = Kind.cells().anyMatch(kind::equals) ? HISTORIES / 5 : HISTORIES / 10;
        assertTrue(invalid > fewest && invalid < HISTORIES * 4 / 5, invalid + " of " + HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("io.inquest.checkers.oracle.Kind#cells")
    void namesDoNotMatter(Kind kind) {
        expectSameVerdict(kind, (history, random) -> new Renaming(kind).of(Edits.events(history)));
    }

    @ParameterizedTest
    @EnumSource
    void timesDoNotMatter(Kind kind) {
        expectSameVerdict(kind, (history, random) -> {
            List<Event> events = Edits.events(history);
            events.replaceAll(event -> event.withTime(random.nextInt(1000)));
            return events;
        });
    }

    @ParameterizedTest
    @MethodSource("io.inquest.checkers.oracle.Kind#cells")
    void anotherKeyDoesNotMatter(Kind kind) {
        boolean register = kind.object() == SequentialObject.REGISTER;
        expectSameVerdict(
                kind,
                (history, random) -> random.nextBoolean()
                        ? with(history, random, register ? "write" : "put", "fresh", "1.", "1.")
                        : with(history, random, register ? "read" : "get", "fresh", null, null));
    }

    /** With a completed operation of a fresh process at a random place. */
    private static List<Event> with(
            History history, RandomGenerator random, String f, Object key, Object argument, Object result) {
        int begin = random.nextInt(history.size() + 1);
        int end = begin + random.nextInt(history.size() + 1 - begin);
        return with(history, begin, end, f, key, argument, result);
    }

    private static List<Event> with(
            History history, int begin, int end, String f, Object key, Object argument, Object result) {
        Actor actor = Actor.process(Edits.freshProcess(history));
        List<Event> events = Edits.events(history);
        events.add(end, new Event(-1, -1, EventType.OK, actor, f, key, result, null, null));
        events.add(begin, Event.invoke(actor, f, key, argument));
        return events;
    }

    /** Two invocations or two completions, or an info, which precedes nothing, and anything. */
    @ParameterizedTest
    @EnumSource
    void orderWithinRealTimeDoesNotMatter(Kind kind) {
        expectSameVerdict(kind, (history, random) -> {
            List<Event> events = Edits.events(history);
            for (int tries = 0; tries < 200; tries++) {
                int i = random.nextInt(events.size() - 1);
                Event first = events.get(i);
                Event second = events.get(i + 1);
                if (Edits.areOfTwoClients(events, i)
                        && (Edits.isInvocation(first) == Edits.isInvocation(second)
                                || first.type() == EventType.INFO
                                || second.type() == EventType.INFO)) {
                    events = Edits.swapped(events, i);
                }
            }
            return events;
        });
    }

    @ParameterizedTest
    @EnumSource
    void failuresDoNotMatter(Kind kind) {
        expectSameVerdict(kind, (history, random) -> {
            List<Integer> failed = Edits.invocations(history, kind.object().reads()::contains, EventType.FAIL);
            for (int update : Edits.invocations(history, kind.object().updates()::contains, EventType.FAIL)) {
                if (!"mismatch".equals(history.error(history.completion(update)))) {
                    failed.add(update);
                }
            }
            return failed.isEmpty() ? null : Edits.without(history, pick(failed, random));
        });
    }

    @ParameterizedTest
    @MethodSource("io.inquest.checkers.oracle.Kind#cells")
    void readsOfWhichNobodyKnowsDoNotMatter(Kind kind) {
        expectSameVerdict(kind, (history, random) -> {
            List<Event> events = with(
                    history, random, kind.object() == SequentialObject.REGISTER ? "read" : "get", "x", null, "never");
            events.replaceAll(event -> event.index() == -1 && event.type() == EventType.OK
                    ? new Event(-1, -1, EventType.INFO, event.actor(), event.f(), "x", "never", null, "timeout")
                    : event);
            return events;
        });
    }

    @ParameterizedTest
    @EnumSource
    void keysAreJudgedOneByOne(Kind kind) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = history(seed, kind, new SplittableRandom(seed));
            Validity all = Validity.VALID;
            for (int key = 0; key < history.keyCount(); key++) {
                all = all.and(verdict(Edits.history(Edits.ofKey(history, history.keyValue(key))), kind));
            }
            assertEquals(all, verdict(history, kind), () -> HistoryNotation.print(history));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCK") // its process may not release it then
    void anUpdateMayTurnOutUnknown(Kind kind) {
        expectStaysValid(kind, (history, random) -> {
            List<Integer> updates = Edits.invocations(history, kind.object().updates()::contains, EventType.OK);
            return updates.isEmpty()
                    ? null
                    : Edits.completedAs(history, pick(updates, random), EventType.INFO, null, "timeout");
        });
    }

    @ParameterizedTest
    @MethodSource("io.inquest.checkers.oracle.Kind#cells")
    void aReadMayBeForgotten(Kind kind) {
        expectStaysValid(kind, (history, random) -> {
            List<Integer> reads = Edits.invocations(history, kind.object().reads()::contains, EventType.OK);
            return reads.isEmpty() ? null : Edits.without(history, pick(reads, random));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anOperationMayTakeLonger(Kind kind) {
        expectStaysValid(kind, (history, random) -> {
            List<Event> events = Edits.events(history);
            for (int tries = 0; tries < 50; tries++) {
                int i = random.nextInt(events.size() - 1);
                if (Edits.areOfTwoClients(events, i) && Edits.isInvocation(events.get(i + 1))) {
                    events = Edits.swapped(events, i);
                }
            }
            return events;
        });
    }

    /** The value was overwritten for certain before the read began. */
    @ParameterizedTest
    @EnumSource(names = {"UNIQUE_WRITES", "UNIQUE_WRITES_AND_CAS", "UNIQUE_STRINGS"})
    void aStaleReadIsInvalid(Kind kind) {
        expect(kind, Validity.VALID, Validity.INVALID, (history, random) -> {
            List<Integer> writes = Edits.invocations(history, OVERWRITES::contains, EventType.OK);
            for (int tries = 0; tries < 200 && !writes.isEmpty(); tries++) {
                int first = pick(writes, random);
                int second = pick(writes, random);
                if (history.key(first) == history.key(second) && history.completion(first) < second) {
                    int from = history.completion(second) + 1;
                    int begin = from + random.nextInt(history.size() + 1 - from);
                    return withRead(history, begin, first);
                }
            }
            return null;
        });
    }

    /** The write was not even invoked. */
    @ParameterizedTest
    @EnumSource(names = {"UNIQUE_WRITES", "UNIQUE_WRITES_AND_CAS", "UNIQUE_STRINGS"})
    void aReadOfTheFutureIsInvalid(Kind kind) {
        expect(kind, Validity.VALID, Validity.INVALID, (history, random) -> {
            List<Integer> writes = Edits.invocations(history, OVERWRITES::contains, EventType.OK);
            int write = writes.isEmpty() ? 0 : pick(writes, random);
            return write == 0 ? null : withRead(history, random.nextInt(write), write);
        });
    }

    /** With a read of what the write wrote, completed at once. */
    private static List<Event> withRead(History history, int begin, int write) {
        Event event = history.event(write);
        return with(
                history, begin, begin, event.f().equals("write") ? "read" : "get", event.key(), null, event.value());
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
