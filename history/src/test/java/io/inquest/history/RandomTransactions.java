package io.inquest.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Histories of ten transactions on lists or registers, of any shape that is one. */
final class RandomTransactions {
    private static final List<Object> KEYS = Arrays.asList("x", "y", 1L, null, -7L, "é", List.of(1L), 1L << 62);
    private static final List<Object> SCALARS = Arrays.asList(1L, 2L, 3L, "a", null, true, Long.MAX_VALUE);

    private final SplittableRandom random;

    /** By event its value, of the history made last. */
    final List<Object> expected = new ArrayList<>();

    RandomTransactions(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param anything whether what is no transaction may be among them */
    History history(boolean anything) {
        expected.clear();
        HistoryBuilder builder = History.builder();
        boolean lists = random.nextBoolean();
        int strangers = random.nextInt(3) == 0 ? 10 : 100_000;
        for (int process = 0; process < 10; process++) {
            List<Object> done = new ArrayList<>();
            List<Object> asked = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                boolean read = random.nextBoolean();
                Object key = one(KEYS);
                done.add(Arrays.asList(
                        read ? "r" : lists ? "append" : "w",
                        key,
                        read ? result(lists) : lists ? one(SCALARS) : value()));
                asked.add(read ? Arrays.asList("r", key, null) : done.get(done.size() - 1));
            }
            if (random.nextInt(strangers) == 0) {
                asked = done;
            }
            add(builder, Event.invoke(Actor.process(process), "txn", null, asked));
            Object end = random.nextInt(strangers) == 0 ? stranger(done, anything) : done;
            EventType type = EventType.values()[1 + random.nextInt(3)];
            Object told = type == EventType.OK ? end : random.nextBoolean() ? asked : random.nextBoolean() ? null : end;
            if (random.nextInt(8) > 0) {
                add(builder, new Event(-1, -1, type, Actor.process(process), "txn", null, told, null, null));
            }
        }
        return builder.build();
    }

    private void add(HistoryBuilder builder, Event event) {
        expected.add(event.value());
        builder.add(event);
    }

    /** Not what was invoked. */
    private Object stranger(List<Object> done, boolean anything) {
        List<Object> other = new ArrayList<>(done);
        other.add(Arrays.asList("r", "x", List.of(9L)));
        return !anything
                ? other
                : switch (random.nextInt(5)) {
                    case 0 -> 5L;
                    case 1 -> List.of("r", "x", 1L);
                    case 2 -> List.of(List.of("r", "x"));
                    case 3 -> List.of(List.of("read", "x", 1L));
                    default -> other;
                };
    }

    private Object result(boolean lists) {
        return lists ? random.nextInt(6) == 0 ? null : list() : value();
    }

    /** Mostly beginnings of one list. */
    private Object list() {
        List<Object> list = new ArrayList<>(List.of(1L, 2L, "a", 4L).subList(0, random.nextInt(5)));
        if (random.nextInt(5) == 0) {
            list.add(one(SCALARS));
        }
        return list;
    }

    private Object value() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(1L, 2L);
            case 1 -> Map.of("a", List.of());
            case 2 -> List.of(List.of());
            default -> one(SCALARS);
        };
    }

    private Object one(List<Object> of) {
        return of.get(random.nextInt(of.size()));
    }
}
