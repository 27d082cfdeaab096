package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;

/** What elements are put into and taken out of: queues, stacks and priority queues of numbers. */
public class InMemoryContainer implements InMemoryObject {
    /** In which order elements come out. */
    public enum Kind {
        QUEUE("enqueue", "dequeue", ArrayDeque::new),
        STACK("push", "pop", () -> Collections.asLifoQueue(new ArrayDeque<>())),
        PRIORITY_QUEUE("insert", "delete-min", PriorityQueue::new);

        private final String put;
        private final String take;
        private final Supplier<Queue<Object>> empty;

        Kind(String put, String take, Supplier<Queue<Object>> empty) {
            this.put = put;
            this.take = take;
            this.empty = empty;
        }
    }

    private final Kind kind;
    private final Map<Object, Queue<Object>> containers = new LinkedHashMap<>();

    public InMemoryContainer(Kind kind) {
        this.kind = kind;
    }

    @Override
    public final Completion apply(Operation operation) {
        Queue<Object> container = containers.computeIfAbsent(operation.key(), key -> kind.empty.get());
        if (operation.f().equals(kind.put)) {
            container.add(operation.value());
            return new Completion.Ok(operation.value(), null);
        }
        if (operation.f().equals(kind.take)) {
            return new Completion.Ok(take(container), null);
        }
        throw new IllegalArgumentException("a container does not know " + operation.f());
    }

    /** Takes out what comes next; null if there is nothing. */
    protected Object take(Queue<Object> container) {
        return container.poll();
    }
}
