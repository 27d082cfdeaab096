package io.inquest.workloads.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Transactions with a bug: of those that only read one in five sees what was there a few transactions ago. */
public final class StaleTransactions extends InMemoryTransactions {
    private static final int AGO_MAX = 10;

    private final RandomGenerator random;
    private final Deque<Map<Object, Object>> before = new ArrayDeque<>();

    public StaleTransactions(RandomGenerator random) {
        this.random = random;
    }

    @Override
    protected Map<Object, Object> snapshot(int process, boolean onlyReads) {
        if (!onlyReads || before.isEmpty() || random.nextInt(5) != 0) {
            return super.snapshot(process, onlyReads);
        }
        List<Map<Object, Object>> all = new ArrayList<>(before);
        return all.get(random.nextInt(all.size()));
    }

    @Override
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        if (!written.isEmpty()) {
            before.add(new LinkedHashMap<>(values()));
            if (before.size() > AGO_MAX) {
                before.remove();
            }
        }
        return super.commit(process, seen, written);
    }
}
