package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes a history a little, in places. */
final class Noise {
    private final RandomGenerator random;
    private final boolean lists;

    Noise(RandomGenerator random, boolean lists) {
        this.random = random;
        this.lists = lists;
    }

    List<Event> on(List<Event> events) {
        List<Event> changed = events;
        if (random.nextInt(5) == 0) {
            changed = withAnotherRead(changed);
        }
        if (random.nextInt(6) == 0) {
            changed = withAnotherOutcome(changed);
        }
        for (int times = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0; times > 0; times--) {
            int i = random.nextInt(changed.size() - 1);
            changed = Edits.areOfTwoClients(changed, i) ? Edits.swapped(changed, i) : changed;
        }
        return random.nextInt(60) == 0 ? withAStranger(withAnotherRead(changed)) : changed;
    }

    /** One read of an ok transaction returns something else. */
    private List<Event> withAnotherRead(List<Event> events) {
        List<Event> changed = new ArrayList<>(events);
        int i = random.nextInt(events.size());
        Event event = events.get(i);
        if (event.type() != EventType.OK) {
            return events;
        }
        List<Object> mops = new ArrayList<>((List<?>) event.value());
        int m = random.nextInt(mops.size());
        List<?> mop = (List<?>) mops.get(m);
        if (!mop.get(0).equals("r")) {
            return events;
        }
        Object value = random.nextInt(5) == 0 ? garbage() : anotherRead(mop.get(2));
        mops.set(m, Arrays.asList("r", mop.get(1), value));
        changed.set(i, new Event(-1, -1, EventType.OK, event.actor(), "txn", null, mops, null, null));
        return changed;
    }

    private Object garbage() {
        return lists ? List.of(77L) : (Object) 77L;
    }

    private Object anotherRead(Object value) {
        if (!lists) {
            return random.nextInt(4) == 0 ? null : (Object) (1L + random.nextInt(3));
        }
        List<Object> list = new ArrayList<>(value == null ? List.of() : (List<?>) value);
        int kind = random.nextInt(10);
        if (kind < 5 && !list.isEmpty()) {
            return list.subList(0, random.nextInt(list.size()));
        }
        if (kind == 5 && !list.isEmpty()) {
            list.add(list.get(0)); // it is there twice
            return list;
        }
        long more = kind > 7 ? 1 + random.nextInt(4) : list.size() + 1;
        list.add(more);
        return list;
    }

    /** Of one that was ok it is said that it failed or that nobody knows; or that it never completed. */
    private List<Event> withAnotherOutcome(List<Event> events) {
        History history = Edits.history(events);
        List<Integer> invocations = Edits.invocations(history, f -> true, EventType.OK);
        if (invocations.isEmpty()) {
            return events;
        }
        int invocation = invocations.get(random.nextInt(invocations.size()));
        EventType type = random.nextInt(3) == 0 ? EventType.FAIL : EventType.INFO;
        List<Event> changed = Edits.completedAs(history, invocation, type, null, null);
        if (type == EventType.INFO && random.nextInt(3) == 0) {
            changed.remove(history.completion(invocation));
        }
        return changed;
    }

    /** With something that no model of transactions knows. */
    private List<Event> withAStranger(List<Event> events) {
        List<Event> changed = new ArrayList<>(events);
        Actor actor = Actor.process(90);
        boolean isMop = random.nextBoolean();
        String f = isMop ? "txn" : "flush";
        Object value = isMop ? List.of(List.of("cas", "x", 1L)) : null;
        int at = random.nextInt(changed.size() + 1);
        changed.add(at, Event.invoke(actor, f, null, value));
        if (random.nextInt(3) > 0) {
            EventType type = !isMop && random.nextInt(3) == 0 ? EventType.FAIL : EventType.OK;
            changed.add(at + 1, new Event(-1, -1, type, actor, f, null, value, null, null));
        }
        return changed;
    }
}
