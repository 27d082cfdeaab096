package io.inquest.workloads.memory;

import java.util.random.RandomGenerator;

/** A bank with a bug: of one transfer in ten a unit is lost on the way. */
public final class LeakyBank extends InMemoryBank {
    private final RandomGenerator random;

    public LeakyBank(int accounts, long balance, RandomGenerator random) {
        super(accounts, balance);
        this.random = random;
    }

    @Override
    protected long credited(long amount) {
        return random.nextInt(10) == 0 ? amount - 1 : super.credited(amount);
    }
}
