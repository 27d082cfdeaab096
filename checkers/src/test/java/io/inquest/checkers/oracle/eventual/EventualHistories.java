package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.oracle.Edits;
import io.inquest.checkers.oracle.objects.RandomRun;
import io.inquest.checkers.oracle.objects.Store;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random small histories of replicas: clients at work, a fault that begins and perhaps ends, replicas that converge or do
 * not, and reads of each of them. Each a function of its seed.
 */
final class EventualHistories {
    private final RandomGenerator random;
    private final Updated object;
    private final ReplicatedStore store;
    private final boolean timed;
    private List<Event> events;
    private int nextProcess = 50;

    private EventualHistories(long seed, Updated object) {
        this.random = new SplittableRandom(seed);
        this.object = object;
        this.store = new ReplicatedStore(random, object);
        RandomRun.Size size = new RandomRun.Size(
                1 + random.nextInt(3),
                2 + random.nextInt(8),
                random.nextInt(2) * random.nextInt(30),
                random.nextInt(2) * 22,
                random.nextInt(5) == 0 ? 60 : 0);
        this.events = new RandomRun(random, store, size).run();
        this.timed = events.get(0).time() >= 0;
    }

    static History small(long seed, Updated object) {
        return new EventualHistories(seed, object).history();
    }

    private History history() {
        int start = random.nextInt(events.size());
        if (random.nextInt(5) > 0) {
            store.converge();
        }
        if (random.nextInt(10) > 0) {
            readEverywhere();
        }
        if (random.nextInt(4) == 0) {
            fault(start);
        }
        for (int swaps = random.nextInt(2) * random.nextInt(20); swaps > 0; swaps--) {
            overlap(random.nextInt(events.size() - 1));
        }
        for (int changes = Math.max(0, random.nextInt(5) - 2); changes > 0; changes--) {
            change(random.nextInt(events.size()));
        }
        return Edits.history(events);
    }

    /** By each replica's own name or, throughout, by that of a process; now and then while an update goes on. */
    private void readEverywhere() {
        Store.Ask late = null;
        if (random.nextInt(3) == 0) {
            late = store.next(0);
            if (!late.f().equals("read")) {
                add(EventType.INVOKE, nextProcess++, late, late.argument(), null);
            } else {
                late = null;
            }
        }
        boolean named = random.nextInt(3) > 0;
        for (int replica = random.nextInt(5) / 4; replica < 3; replica++) {
            for (Object key : store.keys()) {
                if (random.nextInt(12) == 0) {
                    continue;
                }
                if (late != null && random.nextInt(3) == 0) {
                    store.perform(late, new Store.Place(0, random.nextInt(3), "late"));
                    if (random.nextBoolean()) {
                        store.converge();
                    }
                    late = null;
                }
                Store.Ask read = new Store.Ask("read", key, null);
                String node = named ? "n" + replica : null;
                add(EventType.INVOKE, nextProcess + replica, read, null, null);
                add(EventType.OK, nextProcess + replica, read, store.shown(key, replica), node);
            }
        }
    }

    private void add(EventType type, int process, Store.Ask ask, Object value, String node) {
        long last = events.get(events.size() - 1).time();
        long time = timed ? last + random.nextInt(2_000) * 1_000_000L : -1;
        events.add(new Event(-1, time, type, Actor.process(process), ask.f(), ask.key(), value, node, null));
    }

    private void fault(int start) {
        int kind = random.nextInt(8);
        int end = start + 1 + random.nextInt(events.size() - start);
        boolean foreign = kind == 0;
        insert(end, kind == 1 ? "crash" : "partition", foreign ? null : phase("end"), kind == 2 ? "refused" : null);
        if (kind == 3) {
            events.remove(end); // it never ends
        }
        insert(start, "partition", foreign ? null : phase("start"), kind == 4 ? "refused" : null);
    }

    private static Map<String, Object> phase(String phase) {
        return Map.of("id", 3L, "phase", phase);
    }

    private void insert(int index, String fault, Object value, String error) {
        long time = events.get(Math.min(index, events.size() - 1)).time();
        events.add(index, new Event(-1, time, EventType.INFO, Actor.NEMESIS, fault, null, value, null, error));
    }

    /** The next invocation comes sooner than a completion. */
    private void overlap(int i) {
        Event one = events.get(i);
        Event other = events.get(i + 1);
        if (!Edits.isInvocation(one) && Edits.isInvocation(other) && Edits.areOfTwoClients(events, i)) {
            events = Edits.swapped(events, i);
            events.set(i, events.get(i).withTime(one.time()));
            events.set(i + 1, events.get(i + 1).withTime(other.time()));
        }
    }

    /** A read returns what is written somewhere, perhaps later or by an operation that failed; or anything. */
    private void change(int i) {
        Event event = events.get(i);
        if (event.type() != EventType.OK || !event.f().equals("read")) {
            return;
        }
        Object value = store.anything(new Store.Ask("read", event.key(), null));
        List<Object> written = new ArrayList<>();
        for (Event each : events) {
            boolean sameKey = String.valueOf(each.key()).equals(String.valueOf(event.key()));
            if (each.type() == EventType.INVOKE && each.f().equals(object.update()) && sameKey) {
                written.add(each.value());
            }
        }
        if (object != Updated.COUNTER && !written.isEmpty() && random.nextInt(4) > 0) {
            Object one = written.get(random.nextInt(written.size()));
            value = object == Updated.SET ? List.of(one) : one;
        }
        events.set(
                i,
                new Event(
                        -1,
                        event.time(),
                        event.type(),
                        event.actor(),
                        event.f(),
                        event.key(),
                        value,
                        event.node(),
                        event.error()));
    }

    /** A bound for each model, or none. */
    static Map<String, Object> settings(long seed, EventualModel model, Updated object, History history) {
        RandomGenerator random = new SplittableRandom(seed ^ 0x5bf0_3635L);
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("object", object.setting()));
        boolean timed = history.size() > 0 && history.time(0) >= 0;
        if (random.nextInt(12) > 0) {
            settings.put(model.bound(object), (long) random.nextInt(3));
        }
        if (model == EventualModel.BOUNDED_STALENESS && timed && random.nextInt(3) == 0) {
            settings.put("seconds", (long) random.nextInt(5));
            if (random.nextBoolean()) {
                settings.remove("versions");
            }
        }
        return settings;
    }
}
