package io.inquest.checkers.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.causal.CausalChecker;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncModelsTest {
    /** In drawings G says that a lock guards x, N that it guards nothing. */
    private static final Map<Object, Object> GUARDS =
            Map.of("G", Map.of("guards", List.of("x")), "N", Map.of("guards", List.of()));

    private static Verdict verdict(Checker checker, String drawing) {
        History drawn = HistoryNotation.parse(drawing.replace("\\n", "\n"));
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < drawn.size(); i++) {
            Event event = drawn.event(i);
            Object value = event.value() == null ? null : GUARDS.getOrDefault(event.value(), event.value());
            builder.add(new Event(
                    -1, -1, event.type(), event.actor(), event.f(), event.key(), value, event.node(), event.error()));
        }
        return checker.check(builder.build(), CheckContext.defaults().withSettings(Map.of("object", "memory")));
    }

    private static String said(Verdict verdict) {
        String validity = verdict.validity().toString().toLowerCase(Locale.ROOT);
        return verdict.findings().isEmpty()
                ? validity
                : validity + " " + verdict.findings().get(0).type();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # one session by itself
                    0: [w x 1] [w x 2] [r x 1]|invalid weak
                    0: [w x 1] [r x null]|invalid weak
                    0: [r x 1] [w x 1]|invalid weak
                    0: [w x 1] [w x 2] [r x 2]|valid
                    # without synchronisation sessions see what they like
                    0: [w x 1] [w x 2]\\n1:                [r x 2] [r x 1] [r x null]|valid
                    # who synchronises after another sees what that had written
                    0: [w x 1] [sync]\\n1:               [sync] [r x null]|invalid weak
                    0: [w x 1] [w x 2] [sync]\\n1:                       [sync] [r x 1]|invalid weak
                    0: [w x 1] [w x 2] [sync]\\n1:                       [sync] [r x 2]|valid
                    0: [w x 1] [sync] [w x 2]\\n1:                       [sync] [r x 1]|valid
                    # syncs at the same time are not in order
                    0: [w x 1] [sync  ]\\n1:              [sync] [r x null]|valid
                    # a sync of unknown outcome precedes nothing, one that failed is none
                    0: [w x 1] [sync ~]\\n1:                 [sync] [r x null]|valid
                    0: [w x 1] [sync !]\\n1:                 [sync] [r x null]|valid
                    0: [w x 1] [sync]\\n1:               [sync !] [r x null]|valid
                    # by way of a third, who reads and writes nothing
                    0: [w x 1] [sync]\\n1:               [sync]\\n2:                     [sync] [r x null]|invalid weak
                    0: [w x 1] [sync]\\n2:               [r x null] [sync] [r x 1]|valid
                    # a read precedes the write of its value
                    0: [r x 1] [sync]\\n1:               [sync] [w x 1]|invalid weak
                    0: [r x 1]\\n1:               [sync] [w x 1]|valid
                    # a write of unknown outcome
                    0: [w x 1] [sync]\\n1:               [sync] [r x 1]\\n2:   [w x 2 ~]|valid
                    0: [w x 1] [sync]\\n1:               [sync] [r x 2]\\n2:   [w x 2 ~]|valid
                    0: [w x 1] [sync] [w x 2 ~]\\n1:                         [sync] [r x null]|invalid weak
                    0: [r x 1] [w x 1 ~]|invalid weak
                    # what comes before
                    0: [acquire l null]|unknown operation acquire
                    0: [w x 1] [cas x 1 2] [sync]|unknown operation cas
                    0: [w x 1] [w x 1] [sync]|unknown ambiguous-values
                    0: [sync] [r x 1]|invalid thin-air
                    0: [w x 1 !] [sync] [acquire l null] [r x 1]|invalid aborted-read
                    """)
    void weak(String drawing, String said) {
        assertEquals(said, said(verdict(new WeakChecker(), drawing)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0: [acquire l G] [w x 1] [w y 1] [release l G]\\n1:                                       [acquire l G] [r x null] [release l G]|invalid release|invalid entry
                    0: [acquire l G] [w x 1] [w y 1] [release l G]\\n1:                                       [acquire l G] [r x 1] [release l G]|valid|valid
                    # a key that the lock does not guard
                    0: [acquire l G] [w x 1] [w y 1] [release l G]\\n1:                                       [acquire l G] [r y null] [release l G]|invalid release|valid
                    # another lock
                    0: [acquire l G] [w x 1] [release l G]\\n1:                                  [acquire m G] [r x null]|valid|valid
                    # without the lock
                    0: [acquire l G] [w x 1] [release l G]\\n1:                                  [r x null]|valid|valid
                    # written after the release
                    0: [acquire l G] [release l G] [w x 1]\\n1:                                  [acquire l G] [r x null]|valid|valid
                    # an acquire that is complete before the release begins; and one at the same time as it
                    1: [acquire l G] [r x null] [release l G]\\n0: [w x 1]                                    [acquire l G] [release l G]|valid|valid
                    0: [acquire l G] [w x 1] [release l G   ]\\n1:                             [acquire l G] [r x null]|invalid release|invalid entry
                    # a release of unknown outcome counts, an acquire of unknown outcome holds nothing
                    0: [acquire l G] [w x 1] [release l G ~]\\n1:                                  [acquire l G] [r x null]|invalid release|invalid entry
                    0: [acquire l G] [w x 1] [release l G\\n1:                                  [acquire l G] [r x null]|invalid release|invalid entry
                    0: [acquire l G ~]\\n1:                  [acquire l G]|valid|valid
                    # a release that failed is none: the lock is held to the end
                    0: [acquire l G] [w x 1] [release l G !]\\n1:                                         [acquire l G] [r x null]|invalid mutual-exclusion|invalid mutual-exclusion
                    0: [acquire l G] [w x 1]\\n1:                         [acquire l G] [r x 1]|invalid mutual-exclusion|invalid mutual-exclusion
                    0: [acquire l G !] [w x 1]\\n1:                         [acquire l G] [r x 1]|valid|valid
                    0: [acquire l G] [acquire l G]|invalid mutual-exclusion|invalid mutual-exclusion
                    0: [acquire l G] [release l G] [acquire l G]|valid|valid
                    0: [acquire l G] [acquire m G]|valid|valid
                    # the end of one and the beginning of the other at the same time
                    0: [acquire l G] [release l G]\\n1:   [acquire l G       ]|valid|valid
                    0: [acquire l G]   [release l G]\\n1:   [acquire l G]|invalid mutual-exclusion|invalid mutual-exclusion
                    # not for the values, which nobody can tell apart
                    0: [w x 1] [w x 1] [acquire l G] [acquire l G]|invalid mutual-exclusion|invalid mutual-exclusion
                    0: [w x 1] [w x 1] [acquire l G]|unknown ambiguous-values|unknown ambiguous-values
                    # by way of a third, who reads and writes nothing
                    0: [acquire l G] [w x 1] [release l G]\\n1:                                  [acquire l G] [acquire m G] [release m G]\\n2:                                                                           [acquire m G] [r x null]|invalid release|invalid entry
                    0: [acquire l G] [w x 1] [release l G]\\n1:                                  [acquire l G] [acquire m N] [release m N]\\n2:                                                                           [acquire m N] [r x null]|invalid release|valid
                    # one session by itself, and what came before it was read
                    0: [w x 1] [w x 2] [r x 1]|invalid release|invalid entry
                    0: [r x 1] [release l G]\\n1:                         [acquire l G] [w x 1]|invalid release|invalid entry
                    0: [r y 1] [release l G]\\n1:                         [acquire l G] [w y 1]|invalid release|valid
                    # what comes before
                    0: [sync]|unknown operation sync|unknown operation sync
                    0: [acquire l G] [acquire l G] [sync]|invalid mutual-exclusion|invalid mutual-exclusion
                    0: [acquire l G] [r x 1]|invalid thin-air|invalid thin-air
                    0: [acquire l 5]|valid|unknown value
                    """)
    void locks(String drawing, String release, String entry) {
        assertEquals(release, said(verdict(new ReleaseChecker(), drawing)), drawing);
        assertEquals(entry, said(verdict(new EntryChecker(), drawing)), drawing);
    }

    @Test
    void locksAndSyncsAreNoConcernOfOtherModels() {
        assertEquals("unknown operation sync", said(verdict(new CausalChecker(), "0: [w x 1] [sync] [r x null]")));
        assertEquals("invalid thin-air", said(verdict(new CausalChecker(), "0: [w x 1] [sync] [r x 5]")));
        assertEquals("invalid WriteCOInitRead", said(verdict(new CausalChecker(), "0: [w x 1] [r x null]")));
    }

    @Test
    void aViolationIsSaidStepByStep() {
        Finding finding = verdict(new ReleaseChecker(), """
                0: [acquire l null] [w x 1] [release l null]
                1:                                          [acquire l null] [release m null]
                2:                                                                           [acquire m null] [r x null]
                """).findings().get(0);
        assertEquals(
                "Process 0 wrote 1 to x (event 2), then released l (event 4). Process 1 acquired l (event 6), which process 0"
                        + " had released. Process 1 acquired l (event 6), then released m (event 8). Process 2 acquired m"
                        + " (event 10), which process 1 had released. Process 2 acquired m (event 10), then found nothing in x"
                        + " (event 12). So the write of 1 to x (event 2) precedes the read (event 12), which found nothing.",
                finding.explanation());
        assertEquals(List.of(2, 4, 6, 8, 10, 12), finding.operations());
    }

    @Test
    void aViolationBySyncsIsSaidStepByStep() {
        Finding finding = verdict(new WeakChecker(), """
                0: [w x 1] [w x 2] [sync]
                1:                       [sync]
                2:                             [sync] [r x 1]
                """).findings().get(0);
        assertEquals(
                "Process 0 wrote 1 to x (event 0), then wrote 2 to x (event 2). Process 0 wrote 2 to x (event 2), then"
                        + " synchronised (event 4). Process 2 synchronised (event 8) after process 0 had. Process 2"
                        + " synchronised (event 8), then read 1 from x (event 10). So the write of 2 to x (event 2) had"
                        + " replaced 1 before process 2 read that (event 10).",
                finding.explanation());
        assertEquals(List.of(0, 2, 4, 8, 10), finding.operations());
    }

    @Test
    void twoHoldersOfALockAreNamed() {
        Finding finding = verdict(new ReleaseChecker(), "0: [acquire l null]\n1:                   [acquire l null]")
                .findings()
                .get(0);
        assertEquals(
                "Process 0 had acquired l (event 1) and had not begun to release it when process 1 had acquired it (event"
                        + " 3).",
                finding.explanation());
        assertEquals(List.of(0, 2), finding.operations());
    }

    /** Many sessions that hand a counter on under a lock, and one that reads without. */
    private static History handedOn(int rounds, boolean isBroken) {
        HistoryBuilder builder = History.builder();
        int last = 0;
        for (int i = 1; i <= rounds; i++) {
            Actor actor = Actor.process(i * 7 % 20);
            add(builder, actor, "acquire", "l", null);
            Integer value = last == 0 ? null : Integer.valueOf(isBroken && i == rounds ? last - 1 : last);
            add(builder, actor, "read", "x", value);
            add(builder, actor, "write", "x", i);
            add(builder, actor, "release", "l", null);
            last = i;
        }
        return builder.build();
    }

    private static void add(HistoryBuilder builder, Actor actor, String f, String key, Object value) {
        builder.add(Event.invoke(actor, f, key, f.equals("write") ? value : null));
        builder.add(new Event(-1, -1, EventType.OK, actor, f, key, value, null, null));
    }

    @Test
    void aLongHistoryTakesNoLongerThanItsLength() {
        long[] now = {0};
        // the clock goes on by one at each look, which comes every few thousand steps
        CheckContext context = new CheckContext(
                Map.of("object", "memory"), 1_500, 1L << 30, () -> now[0]++, () -> false, message -> {});
        assertEquals("valid", said(new ReleaseChecker().check(handedOn(50_000, false), context)));
        now[0] = 0;
        assertEquals("invalid release", said(new ReleaseChecker().check(handedOn(50_000, true), context)));
    }

    @Test
    void stopsAtItsBudget() {
        History history = handedOn(10, false);
        for (Checker checker : List.of(new ReleaseChecker(), new EntryChecker())) {
            Verdict late = checker.check(history, CheckContext.defaults().withBudget(0, 1 << 20));
            assertEquals("unknown time-budget", said(late));
            Verdict large = checker.check(history, CheckContext.defaults().withBudget(1L << 40, 8));
            assertEquals("unknown memory-budget", said(large));
        }
    }
}
