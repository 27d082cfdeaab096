package io.inquest.workloads.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A register with a bug: one read in ten returns the value before the last. */
public final class StaleRegister extends InMemoryRegister {
    private final RandomGenerator random;
    private final Map<Object, Object> previous = new HashMap<>();

    public StaleRegister(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected Object read(Object key) {
        return random.nextInt(10) == 0 ? previous.get(key) : super.read(key);
    }

    @Override
    protected void write(Object key, Object value) {
        previous.put(key, super.read(key));
        super.write(key, value);
    }
}
