package io.inquest.checkers.oracle.sync;

import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Histories of sections, one after the other, each between two synchronisations of its process; what is read in them is
 * what the last write of all wrote, or anything. Then some operations are invoked sooner or complete later, so that they overlap.
 */
final class Sections {
    private static final List<Object> KEYS = List.of("x", "y");

    private final RandomGenerator random;
    private final CachedMemory.By by;
    private final int keys;
    private final int truth;
    private final List<Event> events = new ArrayList<>();
    private final Map<Object, Long> written = new HashMap<>();

    Sections(RandomGenerator random, CachedMemory.By by) {
        this.random = random;
        this.by = by;
        this.keys = 1 + random.nextInt(2);
        this.truth = random.nextInt(11);
    }

    History history() {
        int processes = 2 + random.nextInt(2);
        int last = -1;
        for (int left = 2 + random.nextInt(3); left > 0; left--) {
            int process = random.nextInt(processes);
            process = process == last ? (process + 1) % processes : process;
            if (random.nextInt(4) == 0) {
                access(random.nextInt(processes));
            }
            section(process);
            last = process;
        }
        List<Event> overlapping = events;
        for (int swaps = random.nextInt(2) * random.nextInt(40); swaps > 0; swaps--) {
            overlapping = withMoreOverlap(overlapping, random.nextInt(overlapping.size() - 1));
        }
        History history = Edits.history(overlapping);
        for (int losses = Math.max(0, random.nextInt(5) - 2); losses > 0; losses--) {
            history = withFate(history);
        }
        return history;
    }

    private void section(int process) {
        Object lock = random.nextInt(4) == 0 ? "x" : "l";
        boolean guarding = by == CachedMemory.By.GUARDS;
        boolean sync = by == CachedMemory.By.SYNC;
        boolean locks = !sync && by != CachedMemory.By.NOTHING;
        if (locks || (sync && random.nextInt(3) > 0)) {
            operation(process, sync ? "sync" : "acquire", sync ? null : lock, guarding ? guards(lock) : null, null);
        }
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            access(process);
        }
        if ((locks && random.nextInt(8) > 0) || (sync && random.nextInt(3) > 0)) {
            operation(process, sync ? "sync" : "release", sync ? null : lock, guarding ? guards(lock) : null, null);
        }
    }

    private Object guards(Object lock) {
        return random.nextInt(20) == 0 ? null : Map.of("guards", guarded(lock));
    }

    /** Always the same, but for a careless client now and then. */
    private List<Object> guarded(Object lock) {
        if (random.nextInt(10) == 0) {
            return random.nextBoolean() ? List.of() : List.of("x", "y");
        }
        return lock.equals("l") ? List.of("x") : List.of("y");
    }

    private void access(int process) {
        Object key = KEYS.get(random.nextInt(keys));
        long latest = written.getOrDefault(key, 0L);
        if (random.nextInt(5) < 3) {
            written.put(key, latest + 1);
            operation(process, "write", key, latest + 1, null);
            return;
        }
        long read = random.nextInt(10) < truth ? latest : random.nextLong(latest + 1);
        operation(process, "read", key, null, read == 0 ? null : read);
    }

    private void operation(int process, String f, Object key, Object argument, Object result) {
        Actor actor = Actor.process(process);
        events.add(new Event(-1, -1, EventType.INVOKE, actor, f, key, argument, null, null));
        events.add(new Event(-1, -1, EventType.OK, actor, f, key, result, null, null));
    }

    private static List<Event> withMoreOverlap(List<Event> events, int i) {
        boolean more = !Edits.isInvocation(events.get(i)) && Edits.isInvocation(events.get(i + 1));
        boolean two = Edits.areOfTwoClients(events, i);
        return more && two ? Edits.swapped(events, i) : events;
    }

    private History withFate(History history) {
        List<Integer> ok = Edits.invocations(history, any -> true, EventType.OK);
        if (ok.isEmpty()) {
            return history;
        }
        int invocation = ok.get(random.nextInt(ok.size()));
        EventType fate = random.nextInt(4) == 0 ? EventType.FAIL : EventType.INFO;
        List<Event> events = Edits.completedAs(history, invocation, fate, null, "timeout");
        if (fate == EventType.INFO && random.nextInt(3) == 0) {
            events.remove(history.completion(invocation));
        }
        return Edits.history(events);
    }
}
