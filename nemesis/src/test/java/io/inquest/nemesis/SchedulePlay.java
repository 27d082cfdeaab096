package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Plays schedules of faults without a nemesis. */
final class SchedulePlay {
    /** How long each operation takes. */
    static final long TAKES_NANOS = 10_000_000;

    /** One fault that was played. */
    record Played(String kind, long startNanos, long endNanos) {}

    private SchedulePlay() {}

    private static Context context(long timeNanos, long seed, long question) {
        BitSet free = new BitSet();
        free.set(0, 3);
        return new Context(timeNanos, new SplittableRandom(seed * 31 + question), new int[] {0, 1}, free);
    }

    /** Until it is done, or the length is over; starting those kinds fails. */
    static List<Event> play(Generator schedule, long seed, long lengthNanos, Predicate<String> fails) {
        List<Event> events = new ArrayList<>();
        long now = 0;
        for (long question = 0; ; question++) {
            if (question % 3 == 0) {
                schedule = schedule.update(
                        context(now, seed, question), Event.invoke(Actor.process(0), "read", "x", null));
                schedule.next(context(now, seed, question + 1_000_000));
            }
            Step step = schedule.next(context(now, seed, question));
            if (step instanceof Step.Pending pending) {
                assertTrue(pending.wakeNanos() > now && pending.wakeNanos() < Step.Pending.NEVER);
                schedule = pending.rest();
                // sometimes something else happens before
                now = question % 2 == 0 ? pending.wakeNanos() : Math.min(pending.wakeNanos(), now + 100_000_000);
                continue;
            }
            if (!(step instanceof Step.Emit emit)) {
                return events;
            }
            Event invocation = emit.operation().invocation();
            assertEquals(now, invocation.time());
            if (now > lengthNanos) {
                return events;
            }
            now += TAKES_NANOS;
            boolean start = ((Map<?, ?>) invocation.value()).get("phase").equals("start");
            Event event = new Event(
                    -1,
                    now,
                    EventType.INFO,
                    Actor.NEMESIS,
                    invocation.f(),
                    null,
                    invocation.value(),
                    null,
                    start && fails.test(invocation.f()) ? "took no effect" : null);
            events.add(event);
            schedule = emit.rest().update(context(now, seed, question), event);
        }
    }

    /** Those that ended, in the order in which they did; fails where more are open at once. */
    static List<Played> faults(List<Event> events, int openMax) {
        Map<Object, Event> open = new TreeMap<>();
        List<Played> played = new ArrayList<>();
        for (Event event : events) {
            Map<?, ?> value = (Map<?, ?>) event.value();
            if (value.get("phase").equals("start")) {
                assertEquals(null, open.put(value.get("id"), event), "no id twice");
                assertTrue(open.size() <= openMax, "at most " + openMax + " at once");
            } else {
                Event start = open.remove(value.get("id"));
                assertEquals(start.f(), event.f());
                played.add(new Played(event.f(), start.time(), event.time()));
            }
        }
        return played;
    }
}
