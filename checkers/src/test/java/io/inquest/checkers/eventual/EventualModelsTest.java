package io.inquest.checkers.eventual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventualModelsTest {
    private static final long MILLISECOND = 1_000_000;

    private static Verdict verdict(Checker checker, String object, String drawing) {
        History history = HistoryNotation.parse(drawing.replace("\\n", "\n"), MILLISECOND);
        return checker.check(history, CheckContext.defaults().withSettings(Map.of("object", object)));
    }

    private static String eventual(String object, String drawing) {
        return said(verdict(new EventualChecker(), object, drawing));
    }

    private static String strong(String object, String drawing) {
        return said(verdict(new StrongEventualChecker(), object, drawing));
    }

    private static String said(Verdict verdict) {
        String validity = verdict.validity().toString().toLowerCase(java.util.Locale.ROOT);
        return verdict.findings().isEmpty()
                ? validity
                : validity + " " + verdict.findings().get(0).type();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # two nodes, or processes where the node is absent
                    0: [w x 1] [r x 1 @a] [r x 1 @b]|valid|valid
                    0: [w x 1] [r x 1]\\n1:                [r x 1]|valid|valid
                    0: [w x 1] [w x 2] [r x 2 @a] [r x 1 @b]|invalid eventual|invalid strong-eventual
                    # its last read counts, in the quiet period only
                    0: [w x 1] [w x 2] [r x 1 @a] [r x 2 @a] [r x 2 @b]|valid|valid
                    0: [w x 1] [r x 1 @b] [w x 2] [r x 2 @a]|unknown no final reads|unknown no final reads
                    0: [w x 1] [r x 1 @a] [r x 1 @a]|unknown no final reads|unknown no final reads
                    0: [w x 1] [r y null @a] [r y null @b]|unknown no final reads|unknown no final reads
                    0: [r x null @a]|valid|valid
                    # a read invoked before the last update ended
                    0: [w x 1] [w x 2    ]\\n1:           [r x 1 @a] [r x 2 @b]|unknown no final reads|unknown no final reads
                    # any written value will do where all agree: which write wins is for a store's stamps to say
                    0: [w x 1] [w x 2] [r x 1 @a] [r x 1 @b]|valid|valid
                    0: [w x 1  ]\\n1:   [w x 2] [r x 1 @a] [r x 1 @b]|valid|valid
                    0: [w x 1  ]\\n1:   [w x 2] [r x 1 @a] [r x 2 @b]|invalid eventual|invalid strong-eventual
                    0: [w x 1] [cas x 1 2] [r x 2 @a] [r x 2 @b]|valid|valid
                    0: [w x 1] [cas x 1 2] [r x 1 @a] [r x 1 @b]|valid|valid
                    0: [w x 1] [cas x 5 2 !mismatch] [r x 1 @a] [r x 1 @b]|valid|valid
                    # nothing there, though something was written
                    0: [w x 1] [r x null @a] [r x null @b]|invalid eventual|invalid strong-eventual
                    0: [w x null] [r x null @a] [r x null @b]|valid|valid
                    # an update of unknown outcome happened or not, but then for all
                    0: [w x 1 ~]\\n1:          [r x null @a] [r x null @b]|valid|valid
                    0: [w x 1 ~]\\n1:          [r x 1 @a] [r x 1 @b]|valid|valid
                    0: [w x 1 ~]\\n1:          [r x null @a] [r x 1 @b]|unknown late-info|unknown late-info
                    0: [w x 1 ~]\\n1:          [r x 1 @a] [r x null @b]|unknown late-info|unknown late-info
                    0: [w x 1] [w x 2\\n1:                  [r x 1 @a] [r x 2 @b]|unknown late-info|unknown late-info
                    0: [w x 1] [w x 2]\\n2: [w x 3\\n1:                [r x 1 @a] [r x 2 @b]|invalid eventual|invalid strong-eventual
                    0: [w x 1] [w x 2]\\n2: [w x 3\\n1:                [r x 1 @a] [r x 3 @b]|unknown late-info|unknown late-info
                    0: [w x 1] [w x 2]\\n2: [w x 3\\n1:                [r x 2 @a] [r x 3 @b]|unknown late-info|unknown late-info
                    0: [w x 1]\\n2: [w x 3\\n1:        [r x null @a] [r x 3 @b]|invalid eventual|invalid strong-eventual
                    # of two keys one is enough to be invalid
                    0: [w x 1] [w y 1] [r x 1 @a] [r x null @b]|invalid eventual|invalid strong-eventual
                    # before everything else
                    0: [w x 1] [r x 2]|invalid thin-air|invalid thin-air
                    0: [w x 1 !] [r x 1]|invalid aborted-read|invalid aborted-read
                    0: [increment x 1]|unknown operation increment|unknown operation increment
                    # values need not be unique; one of unknown outcome may have come late, whoever else wrote it
                    0: [w x 1 ~]\\n1:          [w x 1] [w x 2] [r x 1 @a] [r x 2 @b]|unknown late-info|unknown late-info
                    0: [w x 1] [w x 2]\\n1:                  [w x 1 ~]\\n2:                            [r x 1 @a] [r x 2 @b]|unknown late-info|unknown late-info
                    0: [w x 1] [w x 2] [w x 1] [r x 1 @a] [r x 1 @b]|valid|valid
                    """)
    void registers(String drawing, String eventual, String strong) {
        assertEquals(eventual, eventual("register", drawing));
        assertEquals(strong, strong("register", drawing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0: [add 1] [add 2] [read null -> [1,2] @a] [read null -> [2,1] @b]|valid|valid
                    0: [add 1] [add 2] [read null -> [1,2] @a] [read null -> [1] @b]|invalid eventual|invalid strong-eventual
                    # an acknowledged add may be lost if all agree, but not from the join
                    0: [add 1] [add 2] [read null -> [1] @a] [read null -> [1] @b]|valid|invalid strong-eventual
                    0: [add 1] [read null @a] [read null -> [] @b]|invalid eventual|invalid strong-eventual
                    0: [add 1 ~]\\n1:          [read null @a] [read null -> [1] @b]|unknown late-info|unknown late-info
                    0: [add 1 ~]\\n1:          [read null -> [1] @a] [read null -> [1] @b]|valid|valid
                    0: [add 1] [add 2 ~]\\n1:                  [read null -> [1] @a] [read null -> [1,2] @b]|unknown late-info|unknown late-info
                    0: [add 1] [add 2 ~]\\n1:                  [read null -> [1] @a] [read null -> [2] @b]|invalid eventual|invalid strong-eventual
                    0: [add 1] [add 3] [add 2 ~]\\n1:                          [read null -> [1] @a] [read null -> [1,2] @b]|unknown late-info|invalid strong-eventual
                    0: [add 1] [read null -> [1,5]]|invalid thin-air|invalid thin-air
                    0: [add 1 !] [read null -> [1]]|invalid aborted-read|invalid aborted-read
                    0: [add 1] [read null -> 7]|unknown value|unknown value
                    # two reads of one session are comparable
                    0: [add 1 ~]\\n2: [add 2 ~]\\n1:          [read null -> [1] @a] [read null -> [2] @a] [read null -> [1,2] @a] [read null -> [1,2] @b]|valid|invalid strong-eventual
                    0: [add 1 ~]\\n2: [add 2 ~]\\n1:          [read null -> [1,2] @a] [read null -> [1] @a] [read null -> [1,2] @a] [read null -> [1,2] @b]|valid|valid
                    0: [add 1 ~]\\n2: [add 2 ~]\\n1:          [read null -> [1] @a]                     [read null -> [1,2] @a]\\n3:            [read null -> [2] @b] [read null -> [1,2] @b]|valid|valid
                    0: [add p 1 ~]\\n2: [add q 2 ~]\\n1:          [read p null -> [1] @a] [read q null -> [2] @a] [read p null -> [1] @b] [read q null -> [2] @b]|valid|valid
                    """)
    void sets(String drawing, String eventual, String strong) {
        assertEquals(eventual, eventual("set", drawing));
        assertEquals(strong, strong("set", drawing));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0: [add 1] [add 2] [read null -> 3 @a] [read null -> 3 @b]|valid|valid
                    0: [add 1] [add 2] [read null -> 3 @a] [read null -> 2 @b]|invalid eventual|invalid strong-eventual
                    0: [add 1] [add 2] [read null -> 2 @a] [read null -> 2 @b]|valid|invalid strong-eventual
                    0: [add 1] [read null @a] [read null -> 0 @b]|invalid eventual|invalid strong-eventual
                    0: [add 1] [add -1] [read null @a] [read null -> 0 @b]|valid|valid
                    0: [add 1] [add 5 ~]\\n1:                  [read null -> 6 @a] [read null -> 6 @b]|valid|valid
                    0: [add 1] [add 5 ~]\\n1:                  [read null -> 6 @a] [read null -> 1 @b]|unknown late-info|unknown late-info
                    0: [add 1] [add 5 ~]\\n1:                  [read null -> 6 @a] [read null -> 2 @b]|invalid eventual|invalid strong-eventual
                    0: [add 1] [add 5 ~]\\n1:                  [read null -> 7 @a] [read null -> 2 @b]|unknown late-info|invalid strong-eventual
                    0: [add 5 ~]\\n2: [add -5 ~]\\n1:            [read null -> 5 @a] [read null -> -5 @b]|unknown late-info|unknown late-info
                    0: [add 5 ~]\\n2: [add 3 ~]\\n3: [add 3 ~]\\n1:            [read null -> 11 @a] [read null -> 0 @b]|unknown late-info|unknown late-info
                    0: [add 5 ~]\\n2: [add 3 ~]\\n3: [add 3 ~]\\n1:            [read null -> 7 @a] [read null -> 0 @b]|invalid eventual|invalid strong-eventual
                    0: [add 5 ~]\\n2: [add 3 ~]\\n1:            [read null -> 3 @a] [read null -> 5 @b] [read null -> 7 @c]|invalid eventual|invalid strong-eventual
                    0: [add 9223372036854775807] [add 1] [read null -> 7]|unknown value|unknown value
                    """)
    void counters(String drawing, String eventual, String strong) {
        assertEquals(eventual, eventual("counter", drawing));
        assertEquals(strong, strong("counter", drawing));
    }

    @Test
    void theQuietPeriodBeginsAfterTheLastFault() {
        String healed = """
                0:       [w x 1] [r x 1 @b]  [r x null @a]                 [r x 1 @a] [r x 1 @b]
                nemesis:(cut {"id":1,"phase":"start"})     (cut {"id":1,"phase":"end"})
                """;
        assertEquals("valid", eventual("register", healed));
        String notHealed = """
                0:       [w x 1] [r x 1 @a] [r x null @b]
                nemesis:(cut {"id":1,"phase":"start"})
                """;
        assertEquals("unknown no final reads", eventual("register", notHealed));
        String another = """
                0:       [w x 1] [r x 1 @a] [r x null @b]
                nemesis:   (stop)
                """;
        assertEquals("invalid eventual", eventual("register", another));
    }

    @Test
    void theTimeIsFromTheHealToTheLastReadThatShowedSomethingElse() {
        // the fault ends at column 43, the last read of nothing in x begins at column 59
        String drawing = """
                0:       [w x 1] [w y 1]
                1:                                            [r x 1 @a]   [r x null @b] [r x 1 @a] [r x 1 @b]
                2:                                            [r y 1 @a] [r y 1 @b]
                nemesis:(cut {"id":1,"phase":"start"})     (cut {"id":1,"phase":"end"})
                """;
        Verdict verdict = verdict(new EventualChecker(), "register", drawing);
        assertEquals("valid", said(verdict));
        assertEquals(0L, verdict.measures().get("keys-never-agreed"));
        assertEquals(4L, verdict.measures().get("final-reads"));
        Map<?, ?> times = (Map<?, ?>) verdict.measures().get("seconds-to-agree");
        assertEquals(0L, times.get("p50"));
        assertEquals(new BigDecimal("0.016"), times.get("max"));
    }

    @Test
    void keysThatNeverAgreedAreCounted() {
        Verdict verdict = verdict(
                new EventualChecker(), "register", "0: [w x 1] [w y 1] [r x 1 @a] [r x null @b] [r y 1 @a] [r y 1 @b]");
        assertEquals(1L, verdict.measures().get("keys-never-agreed"));
        assertFalse(verdict.measures().containsKey("seconds-to-agree"));
    }

    @Test
    void theFindingNamesWhoShowsWhat() {
        Finding finding = verdict(new EventualChecker(), "register", "0: [w x 1] [w x 2] [r x 2 @a] [r x 1 @b]")
                .findings()
                .get(0);
        assertEquals(List.of(4, 6), finding.operations());
        assertTrue(
                finding.explanation()
                        .startsWith("At the end not all nodes show the same in x: node a shows 2 (event 4"),
                finding.explanation());
    }

    @Test
    void theJoinOfSetsIsNotConfusedByTheOrderOrTheFormOfElements() {
        String drawing = "0: [add 1] [add a] [add [1]] [read null -> [\"a\",1,[1]] @a] [read null -> [[1],1,\"a\"] @b]";
        assertEquals("valid", strong("set", drawing));
    }

    @Test
    void sumsOfManyAddsOfUnknownOutcomeAreDecided() {
        assertEquals("valid", said(sumOfMany(0)));
        assertEquals("invalid strong-eventual", said(sumOfMany(1)));
    }

    private static Verdict sumOfMany(int more) {
        Random random = new Random(7);
        HistoryBuilder builder = History.builder();
        long sum = more;
        for (int i = 0; i < 2_000; i++) {
            long amount = 2L * (random.nextInt(50) - 20);
            sum += random.nextBoolean() ? amount : 0;
            builder.add(Event.invoke(Actor.process(i), "add", null, amount));
        }
        for (int i = 0; i < 2; i++) {
            Event read = Event.invoke(Actor.process(5_000), "read", null, null);
            builder.add(read);
            builder.add(new Event(-1, -1, EventType.OK, read.actor(), "read", null, sum, "n" + i, null));
        }
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "counter"));
        return new StrongEventualChecker().check(builder.build(), context);
    }

    @Test
    void stopsAtItsBudget() {
        History history = HistoryNotation.parse("0: [w x 1] [r x 1]");
        assertEquals(
                "unknown time-budget",
                said(new EventualChecker()
                        .check(history, CheckContext.defaults().withBudget(0, 1 << 20))));
        assertEquals(
                "unknown memory-budget",
                said(new EventualChecker()
                        .check(history, CheckContext.defaults().withBudget(1L << 40, 8))));
        History adds = HistoryNotation.parse("0: [add 9007199254740993\n1: [add 5\n2: [read null -> 5]");
        assertEquals("unknown memory-budget", said(new StrongEventualChecker().check(adds, CheckContext.defaults())));
    }

    @Test
    void aLongHistoryTakesNoLongerThanItsLength() {
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < 100_000; i++) {
            String key = "k" + i % 100;
            Event write = Event.invoke(Actor.process(i % 20), "write", key, i);
            builder.add(write);
            builder.add(new Event(-1, -1, EventType.OK, write.actor(), "write", key, i, null, null));
            Event read = Event.invoke(Actor.process(20 + i % 20), "read", key, null);
            builder.add(read);
            builder.add(new Event(-1, -1, EventType.OK, read.actor(), "read", key, i, "n" + i % 5, null));
        }
        for (int key = 0; key < 100; key++) {
            for (int node = 0; node < 5; node++) {
                Event read = Event.invoke(Actor.process(1), "read", "k" + key, null);
                builder.add(read);
                builder.add(new Event(
                        -1, -1, EventType.OK, read.actor(), "read", "k" + key, 99_900 + key, "n" + node, null));
            }
        }
        // the clock goes on by one at each look, which comes every few thousand steps
        long[] now = {0};
        CheckContext context = new CheckContext(Map.of(), 600, 1L << 30, () -> now[0]++, () -> false, message -> {});
        History history = builder.build();
        assertEquals("valid", said(new EventualChecker().check(history, context)));
        now[0] = 0;
        assertEquals("valid", said(new StrongEventualChecker().check(history, context)));
    }
}
