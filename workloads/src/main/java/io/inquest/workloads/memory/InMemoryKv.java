package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.HashMap;
import java.util.Map;

/** Strings under keys, with {@code get}, {@code put} and {@code append}. */
public class InMemoryKv implements InMemoryObject {
    private final Map<Object, String> strings = new HashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        Object key = operation.key();
        switch (operation.f()) {
            case "get":
                return new Completion.Ok(strings.get(key), null);
            case "put":
                strings.put(key, (String) operation.value());
                break;
            case "append":
                strings.put(key, append(strings.getOrDefault(key, ""), (String) operation.value()));
                break;
            default:
                throw new IllegalArgumentException("a key-value store does not know " + operation.f());
        }
        return new Completion.Ok(operation.value(), null);
    }

    /** The string after an append. */
    protected String append(String string, String token) {
        return string + token;
    }
}
