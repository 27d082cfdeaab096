package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** Registers on nodes that lag, with a bug: of every other write a node is never told, so that they need never agree. */
public final class DivergingRegister extends LaggingRegister {
    private final RandomGenerator random;

    public DivergingRegister(RandomGenerator random) {
        super(random);
        this.random = random;
    }

    @Override
    protected boolean isTold() {
        return random.nextBoolean();
    }
}
