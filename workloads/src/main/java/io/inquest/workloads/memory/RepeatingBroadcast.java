package io.inquest.workloads.memory;

import java.util.Deque;
import java.util.random.RandomGenerator;

/** A broadcast with a bug: one message in ten is delivered once more. */
public final class RepeatingBroadcast extends InMemoryBroadcast {
    private final RandomGenerator random;

    public RepeatingBroadcast(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected Object deliver(Deque<Object> inbox) {
        return random.nextInt(10) == 0 ? inbox.peek() : super.deliver(inbox);
    }
}
