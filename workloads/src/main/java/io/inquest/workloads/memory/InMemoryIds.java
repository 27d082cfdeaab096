package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;

/** Identifiers, with {@code generate}. */
public class InMemoryIds implements InMemoryObject {
    private long last;

    @Override
    public final Completion apply(Operation operation) {
        if (!operation.f().equals("generate")) {
            throw new IllegalArgumentException("a generator of identifiers does not know " + operation.f());
        }
        last = after(last);
        return new Completion.Ok(last, null);
    }

    /** The identifier that comes after this one. */
    protected long after(long id) {
        return id + 1;
    }
}
