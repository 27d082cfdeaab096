package io.inquest.workloads.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Transactions with a bug: all are acknowledged, and what they write to a key is forgotten one time in ten. */
public final class ForgetfulTransactions extends InMemoryTransactions {
    private final RandomGenerator random;

    public ForgetfulTransactions(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        Map<Object, Object> kept = new LinkedHashMap<>(written);
        kept.keySet().removeIf(key -> random.nextInt(10) == 0);
        return super.commit(process, seen, kept);
    }
}
