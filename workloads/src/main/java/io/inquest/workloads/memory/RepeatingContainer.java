package io.inquest.workloads.memory;

import java.util.Queue;
import java.util.random.RandomGenerator;

/** A container with a bug: one element in ten that it gives out stays where it is, and comes again. */
public final class RepeatingContainer extends InMemoryContainer {
    private final RandomGenerator random;

    public RepeatingContainer(Kind kind, RandomGenerator random) {
        super(kind);
        this.random = random;
    }

    @Override
    protected Object take(Queue<Object> container) {
        return random.nextInt(10) == 0 ? container.peek() : super.take(container);
    }
}
