package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** Registers on nodes that lag, with a bug: each operation goes to any of them, so that sessions go back and forth. */
public final class RoamingRegister extends LaggingRegister {
    private final RandomGenerator random;

    public RoamingRegister(RandomGenerator random) {
        super(random);
        this.random = random;
    }

    @Override
    protected int node(int process, int count) {
        return random.nextInt(count);
    }
}
