package io.inquest.checkers.linear;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Histories that are linearizable because they were made so: first the moments at which operations take effect, then an
 * invocation before and a completion after each. Many overlap, and of many nobody knows whether they happened.
 */
final class FromPoints {
    private static final int BETWEEN = 100;
    private static final List<String> STRINGS = List.of("", "a", "b");

    private record Timed(int time, Event event) {}

    private final RandomGenerator random;
    private final boolean kv;
    private final int values;
    private final int reach;
    private final List<Timed> events = new ArrayList<>();
    private Object held;

    private FromPoints(RandomGenerator random, boolean kv) {
        this.random = random;
        this.kv = kv;
        this.values = 2 + random.nextInt(2);
        this.reach = BETWEEN * (1 + random.nextInt(6));
    }

    /** Of one register, or of one key of strings; of four to eleven operations. */
    static History of(RandomGenerator random, boolean kv) {
        return new FromPoints(random, kv).generate();
    }

    private History generate() {
        int operations = 4 + random.nextInt(8);
        int reads = 10 + random.nextInt(30);
        int writes = reads + 20 + random.nextInt(40);
        int lost = 10 + random.nextInt(40);
        for (int i = 0; i < operations; i++) {
            int dice = random.nextInt(100);
            Actor actor = Actor.process(i);
            Event invoked = dice < reads
                    ? Event.invoke(actor, kv ? "get" : "read", "k", null)
                    : dice < writes
                            ? Event.invoke(actor, kv ? "put" : "write", "k", value())
                            : Event.invoke(actor, kv ? "append" : "cas", "k", kv ? value() : pair());
            boolean unknown = random.nextInt(100) < lost;
            boolean happens = !unknown || random.nextInt(4) > 0;
            Event completed = happens ? effect(invoked) : null;
            events.add(new Timed(BETWEEN * i - span(), invoked));
            if (unknown) {
                completed = completion(invoked, EventType.INFO, invoked.value(), "timeout");
            }
            events.add(new Timed(unknown ? Integer.MAX_VALUE : BETWEEN * i + span(), completed));
        }
        HistoryBuilder builder = History.builder();
        events.stream().sorted(Comparator.comparingInt(Timed::time)).forEach(timed -> builder.add(timed.event()));
        return builder.build();
    }

    private int span() {
        return 1 + (random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? BETWEEN : reach));
    }

    private Object value() {
        return kv ? STRINGS.get(random.nextInt(STRINGS.size())) : (Object) (1L + random.nextInt(values));
    }

    private List<Object> pair() {
        return List.of(held == null || random.nextInt(8) == 0 ? value() : held, value());
    }

    private Event effect(Event invoked) {
        switch (invoked.f()) {
            case "get":
            case "read":
                return completion(invoked, EventType.OK, held, null);
            case "append":
                held = (held == null ? "" : (String) held) + invoked.value();
                break;
            case "cas":
                List<?> pair = (List<?>) invoked.value();
                if (!pair.get(0).equals(held)) {
                    return completion(invoked, EventType.FAIL, pair, "mismatch");
                }
                held = pair.get(1);
                break;
            default:
                held = invoked.value();
        }
        return completion(invoked, EventType.OK, invoked.value(), null);
    }

    private static Event completion(Event invoked, EventType type, Object value, String error) {
        return new Event(-1, -1, type, invoked.actor(), invoked.f(), invoked.key(), value, null, error);
    }
}
