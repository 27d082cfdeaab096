package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** A key-value store with a bug: it acknowledges every append, and forgets one in ten. */
public final class ForgetfulKv extends InMemoryKv {
    private final RandomGenerator random;

    public ForgetfulKv(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected String append(String string, String token) {
        return random.nextInt(10) == 0 ? string : super.append(string, token);
    }
}
