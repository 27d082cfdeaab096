package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** Identifiers with a bug: one in ten is given twice. */
public final class RepeatingIds extends InMemoryIds {
    private final RandomGenerator random;

    public RepeatingIds(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected long after(long id) {
        return random.nextInt(10) == 0 ? id : super.after(id);
    }
}
