package io.inquest.workloads.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Transactions with a bug: of those that write one in five fails, and leaves some of what it wrote behind. */
public final class DirtyTransactions extends InMemoryTransactions {
    private final RandomGenerator random;

    public DirtyTransactions(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        if (written.isEmpty() || random.nextInt(5) != 0) {
            return super.commit(process, seen, written);
        }
        Map<Object, Object> left = new LinkedHashMap<>(written);
        left.keySet().removeIf(key -> random.nextBoolean());
        super.commit(process, seen, left);
        return false;
    }
}
