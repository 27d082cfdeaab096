package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Registers with {@code read}, {@code write} and {@code cas}. */
public class InMemoryRegister implements InMemoryObject {
    private final Map<Object, Object> values = new HashMap<>();

    @Override
    public final Completion apply(Operation operation) {
        Object key = operation.key();
        return switch (operation.f()) {
            case "read" -> new Completion.Ok(read(key), null);
            case "write" -> {
                write(key, operation.value());
                yield new Completion.Ok(operation.value(), null);
            }
            case "cas" -> cas(key, (List<?>) operation.value());
            default -> throw new IllegalArgumentException("a register does not know " + operation.f());
        };
    }

    private Completion cas(Object key, List<?> oldAndNew) {
        if (!Objects.equals(values.get(key), oldAndNew.get(0))) {
            return new Completion.Fail("mismatch", null);
        }
        write(key, oldAndNew.get(1));
        return new Completion.Ok(oldAndNew, null);
    }

    /** What a read returns. */
    protected Object read(Object key) {
        return values.get(key);
    }

    /** How a value is replaced. */
    protected void write(Object key, Object value) {
        values.put(key, value);
    }
}
