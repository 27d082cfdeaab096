package io.inquest.systems.mvcc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may update which key: one transaction at a time, which keeps the lock to its end. The others wait in the order in
 * which they came; one that would wait for itself, through others, may not.
 */
final class WriteLocks {
    private final Map<Object, Lock> locks = new LinkedHashMap<>();
    private final Map<Transaction, Set<Object>> held = new LinkedHashMap<>();
    private final Map<Transaction, Lock> waiting = new LinkedHashMap<>();

    /** What becomes of a transaction that wants a lock. */
    enum Outcome {
        HELD,
        WAITS,
        DEADLOCK
    }

    private record Waiter(Transaction transaction, Runnable granted) {}

    private static final class Lock {
        final Object key;
        final Deque<Waiter> waiters = new ArrayDeque<>();
        Transaction holder;

        Lock(Object key) {
            this.key = key;
        }
    }

    /** The transaction that may update the key; null if none does. */
    Transaction holder(Object key) {
        Lock lock = locks.get(key);
        return lock == null ? null : lock.holder;
    }

    /** @param granted called later, if it has to wait, when it has got the lock */
    Outcome acquire(Object key, Transaction transaction, Runnable granted) {
        Lock lock = locks.computeIfAbsent(key, Lock::new);
        if (lock.holder == null) {
            give(lock, transaction);
        }
        if (lock.holder == transaction) {
            return Outcome.HELD;
        }
        for (Lock next = lock; next != null; next = waiting.get(next.holder)) {
            if (next.holder == transaction) {
                return Outcome.DEADLOCK;
            }
        }
        lock.waiters.addLast(new Waiter(transaction, granted));
        waiting.put(transaction, lock);
        return Outcome.WAITS;
    }

    /** The transaction has ended: whoever comes next gets its locks. */
    void release(Transaction transaction) {
        Lock wanted = waiting.remove(transaction);
        if (wanted != null) {
            wanted.waiters.removeIf(waiter -> waiter.transaction() == transaction);
        }
        List<Runnable> granted = new ArrayList<>();
        Set<Object> keys = held.remove(transaction);
        for (Object key : keys == null ? Set.of() : keys) {
            Lock lock = locks.get(key);
            Waiter next = lock.waiters.pollFirst();
            if (next == null) {
                locks.remove(key);
            } else {
                waiting.remove(next.transaction());
                give(lock, next.transaction());
                granted.add(next.granted());
            }
        }
        granted.forEach(Runnable::run);
    }

    private void give(Lock lock, Transaction transaction) {
        lock.holder = transaction;
        held.computeIfAbsent(transaction, anew -> new LinkedHashSet<>()).add(lock.key);
    }
}
