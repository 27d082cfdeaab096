package io.inquest.checkers.linear;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Histories of registers, or of a key-value store of short strings, that took effect one operation at a time, now and then with a wrong answer: some linearizable,
 * some not.
 */
final class RandomHistories {
    /** What a history is made of; chances are out of 100. */
    record Shape(int operations, int processes, int keys, int values, boolean unique, int cas, int info, int lies) {}

    private static final List<String> STRINGS = List.of("", "a", "b", "ab", "ba", "aa", "bb");

    private final RandomGenerator random;
    private final Shape shape;
    private final HistoryBuilder builder = History.builder();
    private final Map<Object, Object> store = new HashMap<>();
    private final Map<Integer, Event> effects = new HashMap<>();
    private long unique;

    private final boolean kv;

    private RandomHistories(RandomGenerator random, Shape shape, boolean kv) {
        this.random = random;
        this.shape = shape;
        this.kv = kv;
    }

    static History of(RandomGenerator random, Shape shape) {
        return new RandomHistories(random, shape, false).generate();
    }

    static History ofKv(RandomGenerator random, int operations, int processes, int info, int lies) {
        return new RandomHistories(random, new Shape(operations, processes, 1, 2, false, 0, info, lies), true)
                .generate();
    }

    private History generate() {
        int[] processes = new int[shape.processes];
        int nextProcess = shape.processes;
        int invoked = 0;
        for (int i = 0; i < processes.length; i++) {
            processes[i] = i;
        }
        Event[] busy = new Event[processes.length];
        int idle = 0;
        while (invoked < shape.operations || idle < processes.length) {
            int slot = random.nextInt(processes.length);
            if (busy[slot] == null) {
                if (invoked++ < shape.operations) {
                    busy[slot] = invocation(processes[slot]);
                    builder.add(busy[slot]);
                } else {
                    idle = (int) java.util.Arrays.stream(busy)
                            .filter(Objects::isNull)
                            .count();
                }
                continue;
            }
            Event effect = effects.get(processes[slot]);
            if (effect == null && random.nextInt(3) > 0) {
                effects.put(processes[slot], effectOf(busy[slot]));
                continue;
            }
            if (random.nextInt(100) < shape.info) {
                builder.add(completion(busy[slot], EventType.INFO, busy[slot].value(), "timeout"));
                processes[slot] = nextProcess++;
                busy[slot] = null;
                continue;
            }
            effect = effect == null ? effectOf(busy[slot]) : effect;
            effects.remove(processes[slot]);
            builder.add(effect);
            busy[slot] = null;
        }
        return builder.build();
    }

    private Event invocation(int process) {
        String key = "k" + random.nextInt(shape.keys);
        Actor actor = Actor.process(process);
        int dice = random.nextInt(100);
        if (kv) {
            String text = STRINGS.get(random.nextInt(3));
            return dice < 45
                    ? Event.invoke(actor, "get", key, null)
                    : Event.invoke(actor, dice < 85 ? "append" : "put", key, text);
        }
        if (dice < shape.cas) {
            return Event.invoke(actor, "cas", key, List.of(value(), value()));
        }
        return dice < 60 ? Event.invoke(actor, "read", key, null) : Event.invoke(actor, "write", key, fresh());
    }

    private Object fresh() {
        return shape.unique ? Long.valueOf(++unique) : value();
    }

    private Object value() {
        return (long) (1 + random.nextInt(shape.values));
    }

    private Event effectOf(Event invocation) {
        Object held = store.get(invocation.key());
        boolean lie = random.nextInt(100) < shape.lies;
        switch (invocation.f()) {
            case "get":
                Object string = lie ? STRINGS.get(random.nextInt(STRINGS.size())) : held;
                return completion(invocation, EventType.OK, string, null);
            case "append":
                store.merge(invocation.key(), invocation.value(), (before, added) -> before + (String) added);
                return completion(invocation, EventType.OK, invocation.value(), null);
            case "read":
                Object wrong = shape.unique ? (Object) (1L + random.nextLong(unique + 1)) : value();
                return completion(invocation, EventType.OK, lie ? wrong : held, null);
            case "put":
            case "write":
                if (random.nextInt(12) == 0) {
                    return completion(invocation, EventType.FAIL, invocation.value(), "refused");
                }
                store.put(invocation.key(), invocation.value());
                return completion(invocation, EventType.OK, invocation.value(), null);
            default:
                List<?> pair = (List<?>) invocation.value();
                if (Objects.equals(held, pair.get(0)) == lie) {
                    return completion(invocation, EventType.FAIL, pair, "mismatch");
                }
                store.put(invocation.key(), pair.get(1));
                return completion(invocation, EventType.OK, pair, null);
        }
    }

    private static Event completion(Event invoked, EventType type, Object value, String error) {
        return new Event(-1, -1, type, invoked.actor(), invoked.f(), invoked.key(), value, null, error);
    }
}
