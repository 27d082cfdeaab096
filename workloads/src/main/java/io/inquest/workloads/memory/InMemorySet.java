package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Sets that only grow, with {@code add} and {@code read}. */
public class InMemorySet implements InMemoryObject {
    private final Map<Object, Set<Object>> sets = new LinkedHashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        Set<Object> set = sets.computeIfAbsent(operation.key(), key -> new LinkedHashSet<>());
        switch (operation.f()) {
            case "add":
                add(set, operation.value());
                return new Completion.Ok(operation.value(), null);
            case "read":
                return new Completion.Ok(new ArrayList<>(set), null);
            default:
                throw new IllegalArgumentException("a set does not know " + operation.f());
        }
    }

    /** How an element gets in. */
    protected void add(Set<Object> set, Object element) {
        set.add(element);
    }
}
