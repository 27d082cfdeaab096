package io.inquest.workloads.memory;

import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A client of an in-memory object that several clients may share, in place of a store. Once closed it no longer replies,
 * though what was on its way still happens.
 */
public final class InMemoryClient implements Client {
    /** How requests and replies travel. */
    private interface Way {
        void go(Runnable task);
    }

    private final InMemoryObject object;
    private final Way way;
    private boolean closed;

    private InMemoryClient(InMemoryObject object, Way way) {
        this.object = object;
        this.way = way;
    }

    /** One that replies before {@link #invoke} returns. */
    public static InMemoryClient atOnce(InMemoryObject object) {
        return new InMemoryClient(object, Runnable::run);
    }

    /** One whose requests and replies each take a random time of at most {@code delayNanosMax}. */
    public static InMemoryClient delayed(
            InMemoryObject object, World world, RandomGenerator random, long delayNanosMax) {
        return new InMemoryClient(object, task -> world.schedule(random.nextLong(delayNanosMax + 1), task));
    }

    @Override
    public void invoke(Operation operation, Consumer<Completion> reply) {
        way.go(() -> {
            Completion completion = object.apply(operation);
            way.go(() -> {
                if (!closed) {
                    reply.accept(completion);
                }
            });
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
