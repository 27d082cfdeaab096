package io.inquest.checkers.oracle.sync;

import io.inquest.checkers.oracle.objects.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Registers of which each process has its own copies, brought up to date where it synchronises: by {@code sync}, or by
 * acquiring and releasing locks. With defects it now and then forgets to, or gives one lock to two.
 */
final class CachedMemory implements Store {
    /** What its clients synchronise by. */
    enum By {
        NOTHING,
        SYNC,
        LOCKS,
        /** Locks that say what they guard, and bring only that up to date. */
        GUARDS,
        ANYTHING
    }

    /** The registers as a process sees them. */
    private static final class Copies {
        final Map<Object, Object> values = new HashMap<>();
        final Set<Object> unsent = new HashSet<>();
        final Set<Object> locks = new HashSet<>();
    }

    private static final List<Object> KEYS = Arrays.asList("x", "y", null);
    private static final List<Object> LOCKS = Arrays.asList("l", "x");

    private final RandomGenerator random;
    private final By by;
    private final boolean defects;
    private final int keys;
    private final int locks;
    private final int eagerness;
    private final boolean blemished;
    /** Of ten operations, how many synchronise. */
    private final int often;

    private final Map<Object, Object> shared = new HashMap<>();
    private final Map<Object, Integer> holders = new HashMap<>();
    private final Map<Integer, Copies> processes = new HashMap<>();
    private final Map<Object, Integer> written = new HashMap<>();

    CachedMemory(RandomGenerator random, By by, boolean defects, boolean blemished) {
        this.random = random;
        this.by = by;
        this.defects = defects;
        this.keys = 1 + Math.min(random.nextInt(3), random.nextInt(3));
        this.locks = 1 + random.nextInt(5) / 4;
        this.eagerness = random.nextInt(4);
        this.blemished = blemished;
        this.often = 3 + random.nextInt(4);
    }

    private Copies of(int process) {
        return processes.computeIfAbsent(process, any -> new Copies());
    }

    @Override
    public Ask next(int process) {
        int choice = random.nextInt(10);
        if (by == By.ANYTHING && choice == 0) {
            return new Ask("cas", "x", List.of(1L, 1L + written.merge("x", 1, Integer::sum)));
        }
        boolean synchronise = choice < often && by != By.NOTHING;
        if (synchronise && (by == By.SYNC || (by == By.ANYTHING && random.nextInt(3) == 0))) {
            return new Ask("sync", null, null);
        }
        if (synchronise) {
            Set<Object> held = of(process).locks;
            boolean release = !held.isEmpty() != (random.nextInt(12) == 0);
            Object lock = release && !held.isEmpty() ? held.iterator().next() : LOCKS.get(random.nextInt(locks));
            return new Ask(release ? "release" : "acquire", lock, guards(lock));
        }
        Object key = KEYS.get(random.nextInt(keys));
        return random.nextInt(5) < 2 ? new Ask("write", key, written(key)) : new Ask("read", key, null);
    }

    private Object written(Object key) {
        if (blemished && random.nextInt(8) == 0) {
            return random.nextBoolean() ? null : (Object) 1L;
        }
        return (long) written.merge(key, 1, Integer::sum);
    }

    private Object guards(Object lock) {
        boolean says = by == By.GUARDS || (by == By.ANYTHING && random.nextBoolean());
        List<Object> guarded = lock.equals("l") ? List.of("x", "z") : List.of("y");
        return says ? Map.of("guards", guarded) : null;
    }

    @Override
    public Object perform(Ask ask, Place place) {
        if (random.nextInt(4) < eagerness) {
            List<Copies> any = new ArrayList<>(processes.values());
            if (!any.isEmpty()) {
                Copies copies = any.get(random.nextInt(any.size()));
                send(copies, new HashSet<>(copies.unsent.stream().limit(1).toList()));
            }
        }
        Copies copies = of(place.process());
        switch (ask.f()) {
            case "read":
                return copies.values.computeIfAbsent(ask.key(), shared::get);
            case "write":
                copies.values.put(ask.key(), ask.argument());
                copies.unsent.add(ask.key());
                return null;
            case "acquire":
                if (holders.get(ask.key()) != null && !strikes()) {
                    return REFUSED;
                }
                holders.put(ask.key(), place.process());
                copies.locks.add(ask.key());
                refresh(copies, ask);
                return null;
            case "release":
                send(copies, affected(ask));
                copies.locks.remove(ask.key());
                return holders.remove(ask.key(), place.process()) || strikes() ? null : REFUSED;
            case "sync":
                send(copies, affected(ask));
                refresh(copies, ask);
                return null;
            default:
                return random.nextBoolean() ? null : REFUSED;
        }
    }

    private boolean strikes() {
        return defects && random.nextInt(4) == 0;
    }

    private Set<Object> affected(Ask ask) {
        if (by != By.GUARDS) {
            return new HashSet<>(KEYS);
        }
        return new HashSet<>((List<?>) ((Map<?, ?>) ask.argument()).get("guards"));
    }

    private void send(Copies copies, Set<Object> keys) {
        if (!strikes()) {
            for (Object key : keys) {
                if (copies.unsent.remove(key)) {
                    shared.put(key, copies.values.get(key));
                }
            }
        }
    }

    private void refresh(Copies copies, Ask ask) {
        if (!strikes()) {
            Set<Object> stale = affected(ask);
            stale.removeAll(copies.unsent);
            copies.values.keySet().removeAll(stale);
        }
    }

    @Override
    public Object anything(Ask ask) {
        int values = written.getOrDefault(ask.key(), 0);
        boolean read = ask.f().equals("read") && random.nextInt(3) > 0;
        if (read && blemished && random.nextInt(10) == 0) {
            return 99L;
        }
        return read && values > 0 ? (Object) (1L + random.nextInt(values)) : null;
    }
}
