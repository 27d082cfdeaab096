package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A broadcast to three nodes with {@code broadcast} and {@code deliver}; each client asks the node that its number names. */
public class InMemoryBroadcast implements InMemoryObject {
    private static final int NODES = 3;

    private final List<Deque<Object>> inboxes = new ArrayList<>();

    public InMemoryBroadcast() {
        for (int node = 0; node < NODES; node++) {
            inboxes.add(new ArrayDeque<>());
        }
    }

    @Override
    public final Completion apply(Operation operation) {
        int node = operation.actor().process() % NODES;
        String name = "n" + (1 + node);
        switch (operation.f()) {
            case "broadcast":
                inboxes.forEach(inbox -> inbox.add(operation.value()));
                return new Completion.Ok(operation.value(), name);
            case "deliver":
                return new Completion.Ok(deliver(inboxes.get(node)), name);
            default:
                throw new IllegalArgumentException("a broadcast does not know " + operation.f());
        }
    }

    /** Takes out what comes next; null if there is nothing. */
    protected Object deliver(Deque<Object> inbox) {
        return inbox.poll();
    }
}
