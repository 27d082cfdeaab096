package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** A log with a bug: it acknowledges every send, and forgets one in ten. */
public final class ForgetfulLog extends InMemoryLog {
    private final RandomGenerator random;

    public ForgetfulLog(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected Object kept(Object value) {
        return random.nextInt(10) == 0 ? null : super.kept(value);
    }
}
