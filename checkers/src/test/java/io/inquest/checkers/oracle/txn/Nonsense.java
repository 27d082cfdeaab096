package io.inquest.checkers.oracle.txn;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Transactions whose reads return anything that was written, whoever wrote it. */
final class Nonsense {
    private final RandomGenerator random;
    private final Fresh fresh;
    private final Map<Object, List<Object>> orders = new TreeMap<>();

    Nonsense(Fresh fresh) {
        this.random = fresh.random;
        this.fresh = fresh;
    }

    List<Planned> txns() {
        List<Planned> txns = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        int lostPercent = random.nextInt(3) * 12;
        for (int i = 0; i < count; i++) {
            Planned txn = fresh.txn(fresh.mops());
            int fate = random.nextInt(100);
            txn.outcome = fate < lostPercent
                    ? EventType.INFO
                    : fate < lostPercent + 6
                            ? EventType.INVOKE
                            : fate < lostPercent + 10 ? EventType.FAIL : EventType.OK;
            txns.add(txn);
        }
        boolean ownWritesSeen = random.nextBoolean();
        txns.forEach(txn -> read(txn, ownWritesSeen));
        return txns;
    }

    private void read(Planned txn, boolean ownWritesSeen) {
        Map<Object, Object> known = new TreeMap<>();
        for (int i = 0; i < txn.mops.size(); i++) {
            Mop mop = txn.mops.get(i);
            Object value = mop.value();
            if (mop.reads()) {
                value = known.containsKey(mop.key()) ? known.get(mop.key()) : any((String) mop.key());
                txn.mops.set(i, new Mop("r", mop.key(), value));
            } else if (fresh.lists) {
                List<Object> list = new ArrayList<>();
                if (known.get(mop.key()) instanceof List<?> before) {
                    list.addAll(before);
                }
                list.add(value);
                value = list;
            }
            if (ownWritesSeen && (!fresh.lists || mop.reads() || known.containsKey(mop.key()))) {
                known.put(mop.key(), value);
            }
        }
    }

    /** A register's value, or how a list begins; the list is that of all that was written, in one order for the history. */
    private Object any(String key) {
        List<Object> order = orders.computeIfAbsent(key, any -> shuffled(fresh.written(key)));
        int size = random.nextInt(order.size() + 1);
        if (!fresh.lists) {
            return size == 0 ? null : order.get(size - 1);
        }
        return random.nextInt(25) == 0 ? shuffled(order).subList(0, size) : order.subList(0, size);
    }

    private List<Object> shuffled(List<Object> values) {
        List<Object> shuffled = new ArrayList<>(values);
        if (random.nextBoolean()) {
            Collections.shuffle(shuffled, new Random(random.nextLong()));
        }
        return shuffled;
    }
}
