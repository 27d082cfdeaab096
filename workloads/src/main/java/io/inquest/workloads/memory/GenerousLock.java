package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** A lock with a bug: one time in five it is given to someone though someone else has it. */
public final class GenerousLock extends InMemoryLock {
    private final RandomGenerator random;

    public GenerousLock(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected boolean isRefused() {
        return random.nextInt(5) != 0;
    }
}
