package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counters with {@code add} and {@code read}. */
public class InMemoryCounter implements InMemoryObject {
    private final Map<Object, Long> counters = new LinkedHashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        long count = counters.getOrDefault(operation.key(), 0L);
        switch (operation.f()) {
            case "add":
                counters.put(operation.key(), add(count, (Long) operation.value()));
                return new Completion.Ok(operation.value(), null);
            case "read":
                return new Completion.Ok(count, null);
            default:
                throw new IllegalArgumentException("a counter does not know " + operation.f());
        }
    }

    /** The count after an addition. */
    protected long add(long count, long number) {
        return count + number;
    }
}
