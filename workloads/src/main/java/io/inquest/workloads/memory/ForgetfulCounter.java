package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** A counter with a bug: it acknowledges every addition, and forgets one in five. */
public final class ForgetfulCounter extends InMemoryCounter {
    private final RandomGenerator random;

    public ForgetfulCounter(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected long add(long count, long number) {
        return random.nextInt(5) == 0 ? count : super.add(count, number);
    }
}
