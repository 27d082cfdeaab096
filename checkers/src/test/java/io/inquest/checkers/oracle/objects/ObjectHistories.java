package io.inquest.checkers.oracle.objects;

import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random small histories of objects, each a function of its seed. */
final class ObjectHistories {
    private ObjectHistories() {}

    /** Of a store that is right, one with a thing changed, one of a store with defects, or one with results by chance. */
    static History small(long seed, Subject subject) {
        RandomGenerator random = new SplittableRandom(seed);
        int kind = random.nextInt(10);
        if (kind < 4) {
            History history = run(random, subject, false, 0);
            for (int changes = kind < 2 ? 0 : 1 + random.nextInt(2); changes > 0; changes--) {
                history = changed(history, random);
            }
            return history;
        }
        return run(random, subject, kind < 8, kind < 8 ? 0 : 20 + random.nextInt(81));
    }

    /** Of a store that is right. */
    static History right(long seed, Subject subject) {
        return run(new SplittableRandom(seed), subject, false, 0);
    }

    private static History run(RandomGenerator random, Subject subject, boolean defects, int wrongPercent) {
        Store store = store(random, subject, new Defects(random, defects));
        return Edits.history(new RandomRun(random, store, size(random, subject, wrongPercent)).run());
    }

    /** Orders need more deliveries to show. */
    private static RandomRun.Size size(RandomGenerator random, Subject subject, int wrongPercent) {
        return RandomRun.Size.any(random, subject == Subject.BROADCAST ? 4 : 0, wrongPercent);
    }

    private static Store store(RandomGenerator random, Subject subject, Defects defects) {
        switch (subject) {
            case SET:
                return new SetStore(random, defects);
            case QUEUE:
            case STACK:
            case PRIORITY_QUEUE:
                return new ContainerStore(random, subject, defects);
            case COUNTER:
                return new NumberStores.Counter(random, defects);
            case UNIQUE_IDS:
                return new NumberStores.UniqueIds(random, defects);
            case BANK:
                return new NumberStores.Bank(random, defects);
            case LOCK:
                return new LeaseStores.Lock(random, defects);
            case ELECTION:
                return new LeaseStores.Election(random, defects);
            case LOG:
                return new LogStore(random, defects);
            case BROADCAST:
                return new BroadcastStore(random, defects);
            default:
                throw new IllegalArgumentException("nobody executes " + subject);
        }
    }

    private static History changed(History history, RandomGenerator random) {
        List<Event> events = Edits.events(history);
        int first = random.nextInt(events.size());
        int second = random.nextInt(events.size());
        Event one = events.get(first);
        Event other = events.get(second);
        switch (random.nextInt(5)) {
            case 0:
                if (one.type() == EventType.OK
                        && other.type() == EventType.OK
                        && one.f().equals(other.f())) {
                    events.set(first, withResultOf(one, other));
                    events.set(second, withResultOf(other, one));
                }
                break;
            case 1:
                if (one.type() == EventType.OK
                        && other.type() == EventType.OK
                        && one.f().equals(other.f())) {
                    events.set(first, withResultOf(one, other));
                }
                break;
            case 2:
                if (one.type() == EventType.OK
                        && (one.f().equals("read") || one.f().equals("poll"))) {
                    events.set(first, withValue(one, changedList(one.value(), random)));
                }
                break;
            case 3:
                if (one.type() == EventType.INVOKE && !one.actor().isNemesis()) {
                    return Edits.history(Edits.without(history, first));
                }
                break;
            default:
                for (int i = first; i > 0 && !Edits.isInvocation(one) && Edits.areOfTwoClients(events, i - 1); i--) {
                    events = Edits.swapped(events, i - 1);
                }
        }
        for (int i = 0; i < events.size(); i++) {
            events.set(i, events.get(i).withTime(history.time(i)));
        }
        return Edits.history(events);
    }

    /** What another returned; a send that was acknowledged at another's offset sent what it sent. */
    private static Event withResultOf(Event event, Event other) {
        boolean send = event.f().equals("send");
        return withValue(
                event,
                send ? List.of(((List<?>) other.value()).get(0), ((List<?>) event.value()).get(1)) : other.value());
    }

    private static Event withValue(Event event, Object value) {
        return new Event(
                event.index(),
                event.time(),
                event.type(),
                event.actor(),
                event.f(),
                event.key(),
                value,
                event.node(),
                event.error());
    }

    private static Object changedList(Object value, RandomGenerator random) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return value;
        }
        List<Object> changed = new ArrayList<>(list);
        int index = random.nextInt(changed.size());
        switch (random.nextInt(3)) {
            case 0:
                changed.remove(index);
                break;
            case 1:
                changed.add(changed.get(index));
                break;
            default:
                Collections.swap(changed, index, random.nextInt(changed.size()));
        }
        return changed;
    }
}
