package io.inquest.workloads.memory;

import java.util.Set;
import java.util.random.RandomGenerator;

/** A set with a bug: it acknowledges every add, and forgets one in ten. */
public final class ForgetfulSet extends InMemorySet {
    private final RandomGenerator random;

    public ForgetfulSet(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected void add(Set<Object> set, Object element) {
        if (random.nextInt(10) != 0) {
            super.add(set, element);
        }
    }
}
