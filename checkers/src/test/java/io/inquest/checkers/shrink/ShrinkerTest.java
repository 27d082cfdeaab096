package io.inquest.checkers.shrink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Models;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order the shrinker tries what, and when it says that nothing more can go; by a checker that notes what it is asked. */
class ShrinkerTest {
    private static final Verdict VALID = Verdict.valid(Map.of());

    private final List<List<Long>> asked = new ArrayList<>();
    private final List<Long> timesLeft = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    /** Judges by what a history writes, and notes that. */
    private Checker judge(Function<History, Verdict> rule) {
        return new Checker() {
            @Override
            public String name() {
                return "causal";
            }

            @Override
            public String summary() {
                return "";
            }

            @Override
            public Verdict check(History history, CheckContext context) {
                asked.add(values(history));
                timesLeft.add(context.timeNanosMax());
                context.progress().accept("nobody is to hear this");
                now.addAndGet(10);
                return rule.apply(history);
            }
        };
    }

    private Shrunk shrink(History history, long timeNanosMax, Function<History, Verdict> rule) {
        CheckContext context = new CheckContext(
                Map.of(),
                timeNanosMax,
                1 << 20,
                now::get,
                () -> false,
                said::add,
                CheckContext.defaults().shared(),
                Models.installed());
        return Shrinker.shrink(judge(rule), history, context).orElseThrow();
    }

    private static List<Long> values(History history) {
        return IntStream.range(0, history.size())
                .filter(i -> history.type(i) == EventType.INVOKE)
                .mapToObj(i -> (Long) history.event(i).value())
                .toList();
    }

    private static Verdict invalid(Map<String, Object> details, Integer... operations) {
        return Verdict.invalid(List.of(new Finding("bad", "It is bad.", List.of(operations), details)), Map.of());
    }

    /** Violated while all of these values are written; its finding says nothing. */
    private static Function<History, Verdict> needs(Long... values) {
        return history -> values(history).containsAll(List.of(values)) ? invalid(Map.of(), first(history)) : VALID;
    }

    private static Integer first(History history) {
        return IntStream.range(0, history.size())
                .filter(i -> history.type(i) == EventType.INVOKE)
                .findFirst()
                .orElseThrow();
    }

    /** Writes of 1, 2, 3 …, one after the other, each with its process and key. */
    private static History writes(int... processesAndKeys) {
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < processesAndKeys.length; i += 2) {
            Actor actor = Actor.process(processesAndKeys[i]);
            String key = "k" + processesAndKeys[i + 1];
            long value = i / 2 + 1L;
            builder.add(new Event(-1, -1, EventType.INVOKE, actor, "write", key, value, null, null));
            builder.add(new Event(-1, -1, EventType.OK, actor, "write", key, value, null, null));
        }
        return builder.build();
    }

    @Test
    void whatIsNotViolatedStaysWhole() {
        History history = writes(0, 0, 1, 1);
        Shrunk shrunk = shrink(history, 1_000_000, any -> VALID);
        assertSame(history, shrunk.history());
        assertSame(VALID, shrunk.verdict());
        assertFalse(shrunk.minimal());
        assertEquals(1, shrunk.checks());
        assertEquals(List.of("checking all 2 operations"), said);
    }

    @Test
    void whatTheFindingNamesIsTriedFirst() {
        History history = writes(0, 0, 1, 1, 2, 2, 0, 3, 1, 0, 2, 1);
        Shrunk shrunk = shrink(history, 1_000_000, some -> {
            List<Long> values = values(some);
            int at = 2 * values.indexOf(5L);
            return values.containsAll(List.of(2L, 5L)) ? invalid(Map.of(), 2 * values.indexOf(2L), at) : VALID;
        });
        assertEquals(List.of(2L, 5L), asked.get(1));
        assertEquals(List.of(2L, 5L), values(shrunk.history()));
        assertTrue(shrunk.minimal());
        assertEquals(asked.size(), shrunk.checks());
        assertEquals("6 operations are left; trying 2 (check 2)", said.get(1));
        assertEquals(asked.size(), said.size());
    }

    /** Only what the second finding names is fewer than all. */
    @Test
    void anotherFindingIsTriedWhereOneNamesAll() {
        shrink(writes(0, 0, 0, 0, 0, 0), 1_000_000, some -> {
            Integer[] all = IntStream.range(0, some.size())
                    .filter(i -> i % 2 == 0)
                    .boxed()
                    .toArray(Integer[]::new);
            return values(some).contains(3L)
                    ? Verdict.invalid(
                            List.of(
                                    new Finding("all", "All.", List.of(all)),
                                    new Finding("last", "The last.", List.of(some.size() - 2))),
                            Map.of())
                    : VALID;
        });
        assertEquals(List.of(3L), asked.get(1));
    }

    /** Of the key of its end, all that was at work between its ends, which count; what never ended was at work. */
    @Test
    void elseTheStretchThatTheFindingShows() {
        HistoryBuilder builder = History.builder();
        int[][] events = {
            // process, key, value, 0: invoked
            {0, 0, 1, 0},
            {0, 0, 1, 1}, // 0, 1: before
            {1, 0, 2, 0},
            {5, 0, 3, 0}, // 2; 3 never ends
            {1, 0, 2, 1}, // 4: ends at the start
            {2, 1, 4, 0},
            {2, 1, 4, 1}, // 5, 6: another key
            {3, 0, 5, 0}, // 7: begins at the end
            {4, 0, 6, 0},
            {3, 0, 5, 1},
            {4, 0, 6, 1}, // 8: begins after it
        };
        for (int[] e : events) {
            EventType type = e[3] == 0 ? EventType.INVOKE : EventType.OK;
            builder.add(new Event(-1, -1, type, Actor.process(e[0]), "write", "k" + e[1], (long) e[2], null, null));
        }
        Map<String, Object> window = Map.of("window", List.of(4L, 7L));
        History history = builder.build();
        shrink(history, 1_000_000, some -> asked.size() == 1 ? invalid(window) : VALID);
        assertEquals(List.of(2L, 3L, 5L), asked.get(2));
        asked.clear();
        // an end behind the last event stands for that
        Map<String, Object> far = Map.of("window", List.of(9L, 70L));
        shrink(history, 1_000_000, some -> asked.size() == 1 ? invalid(far) : VALID);
        assertEquals(List.of(3L, 5L, 6L), asked.get(2));
    }

    /** Nothing is tried for them: next come the keys, half of them at once. */
    @Test
    void aStretchThatIsNoneIsPassedOver() {
        for (Object window : List.of("4 7", List.of(4L), List.of(4L, 7L, 9L), List.of("4", 7L), List.of(4L, "7"))) {
            asked.clear();
            shrink(
                    writes(0, 0, 1, 1),
                    1_000_000,
                    some -> asked.size() == 1 ? invalid(Map.of("window", window)) : VALID);
            assertEquals(List.of(List.of(1L, 2L), List.of(), List.of(2L)), asked.subList(0, 3), window::toString);
        }
    }

    @Test
    void keysGoFirstThenSessionsThenOperations() {
        // six operations of three keys and two processes; 1 and 4 are needed
        Shrunk shrunk = shrink(writes(0, 0, 0, 1, 1, 2, 1, 0, 0, 0, 2, 2), 1_000_000, needs(1L, 4L));
        assertEquals(
                List.of(
                        List.of(1L, 2L, 3L, 4L, 5L, 6L), // all
                        List.of(1L), // what the finding names
                        List.of(2L, 3L, 6L), // without a third of the keys, then the next
                        List.of(1L, 3L, 4L, 5L, 6L),
                        List.of(1L, 4L, 5L),
                        List.of(4L), // without the first process, and the second
                        List.of(1L, 5L),
                        List.of(1L), // what the finding names
                        List.of(4L, 5L), // single ones
                        List.of(1L, 5L),
                        List.of(1L, 4L),
                        List.of(4L), // and once more, for one went
                        List.of(1L)),
                asked);
        assertEquals(List.of(1L, 4L), values(shrunk.history()));
        assertTrue(shrunk.minimal());
    }

    @Test
    void itIsNotKnownToBeMinimalWhereACheckWasUndecided() {
        Verdict unknown = Verdict.unknown(new Finding("time-budget", "It took long.", List.of()), Map.of());
        Shrunk shrunk =
                shrink(writes(0, 0, 0, 0), 1_000_000, some -> values(some).size() == 2 ? invalid(Map.of()) : unknown);
        assertFalse(shrunk.minimal());
        assertEquals(2, values(shrunk.history()).size());
    }

    @Test
    void eachCheckHasTheTimeThatIsLeft() {
        Shrunk shrunk = shrink(writes(0, 0, 1, 1, 2, 2, 3, 3), 45, needs(1L, 2L));
        assertEquals(List.of(45L, 35L, 25L, 15L, 5L, 0L), timesLeft);
        assertEquals(6, shrunk.checks());
        assertFalse(shrunk.minimal());
    }

    @Test
    void realTimeThatIsNotKnownStaysUnknown() {
        for (boolean isKnown : new boolean[] {true, false}) {
            HistoryBuilder builder = History.builder();
            if (!isKnown) {
                builder.withoutRealTime();
            }
            for (long value = 1; value <= 2; value++) {
                Actor actor = Actor.process(0);
                builder.add(new Event(-1, -1, EventType.INVOKE, actor, "write", "x", value, null, null));
                builder.add(new Event(-1, -1, EventType.OK, actor, "write", "x", value, null, null));
            }
            History left = Shrinker.only(builder.build(), new boolean[] {false, false, true, false});
            assertEquals(isKnown, left.isRealTimeKnown());
            assertArrayEquals(new Long[] {2L}, values(left).toArray());
        }
    }
}
