package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.LinkedHashMap;
import java.util.Map;

/** Locks with {@code acquire}, which fails where a lock is held and else returns a fencing token, and {@code release}. */
public class InMemoryLock implements InMemoryObject {
    private final Map<Object, Integer> holders = new LinkedHashMap<>();
    private long tokens;

    @Override
    public final Completion apply(Operation operation) {
        int process = operation.actor().process();
        Integer holder = holders.get(operation.key());
        switch (operation.f()) {
            case "acquire":
                if (holder != null && isRefused()) {
                    return new Completion.Fail("held", null);
                }
                holders.put(operation.key(), process);
                return new Completion.Ok(++tokens, null);
            case "release":
                if (holder == null || holder != process) {
                    return new Completion.Fail("not held", null);
                }
                holders.remove(operation.key());
                return new Completion.Ok(null, null);
            default:
                throw new IllegalArgumentException("a lock does not know " + operation.f());
        }
    }

    /** Whether someone does not get a lock that someone else has. */
    protected boolean isRefused() {
        return true;
    }
}
