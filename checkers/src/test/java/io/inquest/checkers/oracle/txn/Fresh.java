package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Keys, and values that are new to their key, but for a few where a history is to be ambiguous. */
final class Fresh {
    final RandomGenerator random;
    final boolean lists;
    private final int keys;
    private final boolean sometimesAgain;
    private final Map<String, List<Object>> written = new TreeMap<>();

    Fresh(RandomGenerator random, boolean lists) {
        this.random = random;
        this.lists = lists;
        this.keys = 1 + Math.max(random.nextInt(3), random.nextInt(3));
        this.sometimesAgain = random.nextInt(40) == 0;
    }

    String key() {
        return List.of("x", "y", "z").get(random.nextInt(keys));
    }

    Object value(String key) {
        List<Object> values = written(key);
        if (sometimesAgain && random.nextInt(3) == 0) {
            return values.isEmpty() || random.nextInt(6) == 0 ? null : values.get(random.nextInt(values.size()));
        }
        values.add((long) values.size() + 1);
        return values.get(values.size() - 1);
    }

    List<Object> written(String key) {
        return written.computeIfAbsent(key, any -> new ArrayList<>());
    }

    /** A transaction whose reads return nothing yet. */
    Planned txn(int mops) {
        Planned txn = new Planned();
        boolean onlyReads = random.nextInt(5) == 0;
        for (int i = 0; i < mops; i++) {
            String key = key();
            if (onlyReads || random.nextInt(9) < 4) {
                txn.add("r", key, null);
            } else {
                txn.add(lists ? "append" : "w", key, value(key));
            }
        }
        return txn;
    }

    int mops() {
        return 1 + Math.min(random.nextInt(5), random.nextInt(5));
    }
}
