package io.inquest.workloads.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Transactions that are isolated by snapshots only: each sees what was there a few transactions ago, and fails if something
 * that it writes was written since. So two may read what the other is about to write.
 */
public final class SnapshotTransactions extends InMemoryTransactions {
    private static final int AGO_MAX = 4;

    private final RandomGenerator random;
    private final List<Map<Object, Object>> snapshots = new ArrayList<>();

    public SnapshotTransactions(RandomGenerator random) {
        this.random = random;
        snapshots.add(new LinkedHashMap<>());
    }

    @Override
    protected Map<Object, Object> snapshot(int process, boolean onlyReads) {
        return snapshots.get(random.nextInt(snapshots.size()));
    }

    @Override
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        for (Object key : written.keySet()) {
            if (!Objects.equals(seen.get(key), values().get(key))) {
                return false;
            }
        }
        if (!written.isEmpty()) {
            super.commit(process, seen, written);
            snapshots.add(new LinkedHashMap<>(values()));
            if (snapshots.size() > AGO_MAX) {
                snapshots.remove(0);
            }
        }
        return true;
    }
}
