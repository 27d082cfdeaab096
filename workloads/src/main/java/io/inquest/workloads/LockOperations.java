package io.inquest.workloads;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens to one lock: whoever does not hold it tries to acquire it, and who does releases it, after a while.
 *
 * @param holdNanosMax how long it is held, at most
 * @param releases when each process that holds it, as far as it knows, is to release it: by process, in nanoseconds
 */
record LockOperations(Object key, long holdNanosMax, Map<Integer, Long> releases) implements Generator {
    LockOperations {
        releases = Collections.unmodifiableMap(new TreeMap<>(releases));
    }

    static LockOperations of(Object key, long holdNanosMax) {
        return new LockOperations(key, holdNanosMax, Map.of());
    }

    /** Asks the free clients from one drawn at random on, until one is not just to go on holding the lock. */
    @Override
    public Step next(Context context) {
        int first = context.pickFree();
        long wake = Step.Pending.NEVER;
        for (int i = 0; i < context.clients(); i++) {
            int worker = (Math.max(first, 0) + i) % context.clients();
            if (!context.isFree(worker)) {
                continue;
            }
            Long release = releases.get(context.process(worker));
            if (release == null || release <= context.timeNanos()) {
                String f = release == null ? "acquire" : "release";
                return new Step.Emit(new Call(f, key, null).by(worker, context), this);
            }
            wake = Math.min(wake, release);
        }
        return new Step.Pending(wake, this);
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() != EventType.OK || !key.equals(event.key())) {
            return this; // whose release failed holds it still, and of whom nothing is known never comes back
        }
        Map<Integer, Long> changed = new TreeMap<>(releases);
        if (event.f().equals("acquire")) {
            long holds = context.random().nextLong(holdNanosMax + 1);
            changed.put(event.actor().process(), context.timeNanos() + holds);
        } else {
            changed.remove(event.actor().process());
        }
        return new LockOperations(key, holdNanosMax, changed);
    }
}
