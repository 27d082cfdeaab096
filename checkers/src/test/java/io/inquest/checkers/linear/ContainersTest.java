package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks and priority queues whose values are unique are decided without a search, and what is wrong is said in sentences. */
class ContainersTest {
    private static final int OPERATIONS = 20_000;
    private static final int CLIENTS = 20;

    private static Verdict verdict(History history, String object) {
        return new LinearizableChecker().check(history, CheckContext.defaults().withSettings(Map.of("object", object)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of two
                "stack|0: [push 1] [push 2] [pop -> 1] [pop -> 2]|From event 1, when process 0's push 1 (event 0) had"
                        + " completed, on, there always was one of 1, 2; nobody can have taken 2 up to there. So one of them"
                        + " lay below the others all that time. But process 0's pop of 1 (event 4) had completed before"
                        + " that; process 0's push 2 (event 2) was invoked after that.",
                // of three, of which no two do
                "stack|0: [push 1] [push 2]                 [pop -> 2       ]/1:                   [push 3     ]/2:                     [pop -> 1           ]/3:                                             [pop -> 3       ]|By event 8, when process 2's pop of 1 (event 5) completed,"
                        + " what was put in by process 1's push 3 (event 4) had to be gone, for it lay above what came out by"
                        + " then, and nothing can have taken it out. That 3 had to be gone is shown by process 0's push 1"
                        + " (event 0) and process 2's pop of 1 (event 5); process 0's push 2 (event 2) and process 0's pop"
                        + " of 2 (event 7).",
                "stack|0: [push 1] [pop]|When process 0's pop that found nothing (event 2) was invoked, until it completed"
                        + " at event 3, there always was something: process 0's push 1 (event 0) had completed by event 1,"
                        + " and nobody can have taken 1 before.",
                "stack|0: [push 1] [push 2] [push 3] [pop ~]/1:                                   [pop -> 1]|By event 9, when"
                        + " process 1's pop of 1 (event 8) completed, what was put in by process 0's push 2 (event 2),"
                        + " process 0's push 3 (event 4) had to be gone, for it lay above what came out by then; nothing is"
                        + " known to have taken it out, and one pop of unknown outcome was invoked before: one too few.",
                "stack|0: [pop -> 1]|No operation tried to put in what process 0's pop of 1 (event 0) returned.",
                "stack|0: [push 1] [pop -> 1] [pop -> 1]|Process 0's pop of 1 (event 2) and process 0's pop of 1 (event 4)"
                        + " took the same, which was put in once: by process 0's push 1 (event 0).",
                "stack|0: [pop -> 1] [push 1]|Process 0's pop of 1 (event 0) had completed by event 1, before process 0's"
                        + " push 1 (event 2) was invoked.",
                "priority-queue|0: [insert 1] [insert 2] [delete-min -> 2] [delete-min -> 1]|From event 4, when process 0's"
                        + " delete-min of 2 (event 4) was invoked, until event 5, when process 0's delete-min of 2 (event 4)"
                        + " completed, there always was something smaller: process 0's insert 1 (event 0) had completed by"
                        + " event 1, and nobody can have taken 1 before.",
                "priority-queue|0: [insert 1] [delete-min]|When process 0's delete-min that found nothing (event 2) was"
                        + " invoked, until it completed at event 3, there always was something: process 0's insert 1 (event"
                        + " 0) had completed by event 1, and nobody can have taken 1 before.",
                "priority-queue|0: [insert 1] [insert 2.5] [insert 3] [delete-min ~]/1:                                    "
                        + "              [delete-min -> 3]|By event 9, when process 1's delete-min of 3 (event 8) completed,"
                        + " what was put in by process 0's insert 1 (event 0), process 0's insert 2.5 (event 2) had to be"
                        + " gone, for it is smaller than what came out then; nothing is known to have taken it out, and one"
                        + " delete-min of unknown outcome was invoked before: one too few.",
            })
    void saysWhatExcludesWhat(String object, String drawing, String sentence) {
        Finding finding = verdict(HistoryNotation.parse(drawing.replace('/', '\n')), object)
                .findings()
                .get(0);
        assertEquals("nonlinearizable", finding.type());
        assertTrue(finding.explanation().contains(sentence), finding.explanation());
    }

    /** An execution in which each operation takes effect at a moment of its own, as many outcomes unknown as asked. */
    private static History execution(String object, long seed, int unknownPercent) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean stack = object.equals("stack");
        HistoryBuilder builder = History.builder();
        List<Long> pile = new ArrayList<>();
        PriorityQueue<Long> heap = new PriorityQueue<>();
        Call[] open = new Call[CLIENTS];
        int process = 0;
        for (int done = 0; done < OPERATIONS; ) {
            int client = random.nextInt(CLIENTS);
            Call call = open[client];
            if (call == null) {
                Long value = random.nextBoolean() ? (Long) (random.nextLong() >> 2) : null;
                String f = stack ? value == null ? "pop" : "push" : value == null ? "delete-min" : "insert";
                open[client] = new Call(Actor.process(process++), f, value);
                builder.add(Event.invoke(open[client].actor, f, "x", value));
            } else if (!call.happened) {
                call.happened = true;
                if (call.value == null) {
                    call.result = stack ? pile.isEmpty() ? null : pile.remove(pile.size() - 1) : heap.poll();
                } else if (stack) {
                    pile.add(call.value);
                } else {
                    heap.add(call.value);
                }
            } else {
                boolean unknown = random.nextInt(1000) < 10 * unknownPercent;
                Object result = unknown ? null : call.value == null ? call.result : call.value;
                EventType type = unknown ? EventType.INFO : EventType.OK;
                builder.add(new Event(-1, -1, type, call.actor, call.f, "x", result, null, null));
                open[client] = null;
                done++;
            }
        }
        return builder.build();
    }

    private static final class Call {
        private final Actor actor;
        private final String f;
        private final Long value;
        private boolean happened;
        private Long result;

        Call(Actor actor, String f, Long value) {
            this.actor = actor;
            this.f = f;
            this.value = value;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack", "priority-queue"})
    void longExecutionsNeedNoSearch(String object) {
        Model<?> model = Models.installed().find(object).orElseThrow();
        for (int unknownPercent : new int[] {0, 1}) {
            History history = execution(object, 1, unknownPercent);
            Verdict verdict = verdict(history, object);
            assertEquals(Validity.VALID, verdict.validity());
            assertEquals(0L, verdict.measures().get("steps"));
            Replay.verify(history, model);
        }
    }

    @Test
    void whatIsWrongInALongExecutionIsFoundAtOnce() {
        for (String object : List.of("stack", "priority-queue")) {
            History history = execution(object, 2, 0);
            int[] takes = new int[2];
            int found = 0;
            for (int i = history.size() / 2; found < 2; i++) {
                boolean took = history.type(i) == EventType.OK
                        && history.value(history.invocation(i)) == History.NULL
                        && history.value(i) != History.NULL;
                if (took && (found == 0 || history.invocation(i) > takes[0])) {
                    takes[found++] = i;
                }
            }
            HistoryBuilder builder = History.builder();
            for (int i = 0; i < history.size(); i++) {
                Event event = history.event(i);
                Object value = i == takes[0]
                        ? history.event(takes[1]).value()
                        : i == takes[1] ? history.event(takes[0]).value() : event.value();
                builder.add(new Event(-1, -1, event.type(), event.actor(), event.f(), "x", value, null, null));
            }
            Verdict verdict = verdict(builder.build(), object);
            assertEquals(Validity.INVALID, verdict.validity());
            assertTrue(verdict.findings().get(0).operations().size() < 12, verdict::toString);
            assertEquals(0L, verdict.measures().get("steps"));
        }
    }
}
