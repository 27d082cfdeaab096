package io.inquest.systems.mvcc;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a history of list-append with the log of the primary that it is of, which tells the order of all commits: no
 * order has to be searched for. It is stricter than the models are, and independent of their checkers.
 */
final class CommitOrder {
    private final History history;
    private final Isolation isolation;
    private final List<Commit> log;
    /** Of each key, the index of the commit that appended each value. */
    private final Map<Object, Map<Object, Long>> appended = new HashMap<>();
    /** Of each key, what it held after each commit that changed it. */
    private final Map<Object, TreeMap<Long, List<Object>>> states = new HashMap<>();

    private final List<String> violations = new ArrayList<>();
    /** How many reads were judged. */
    private int reads;
    /** By index of the log: the first event after the acknowledgement, and the invocation. */
    private final long[] acknowledged;

    private final long[] invoked;

    private CommitOrder(History history, Isolation isolation, List<Commit> log) {
        this.history = history;
        this.isolation = isolation;
        this.log = log;
        acknowledged = new long[log.size() + 1];
        invoked = new long[log.size() + 1];
    }

    static List<String> violations(History history, Isolation isolation, List<Commit> log) {
        CommitOrder order = new CommitOrder(history, isolation, log);
        order.judge();
        if (order.reads == 0) {
            order.violations.add("nothing was read");
        }
        return order.violations;
    }

    private void judge() {
        for (int i = 0; i < log.size(); i++) {
            for (MicroOperation update : log.get(i).updates()) {
                TreeMap<Long, List<Object>> versions =
                        states.computeIfAbsent(update.key(), key -> new TreeMap<>(Map.of(0L, List.of())));
                List<Object> longer = new ArrayList<>(versions.lastEntry().getValue());
                longer.add(update.value());
                versions.put(i + 1L, longer);
                Long before = appended.computeIfAbsent(update.key(), key -> new HashMap<>())
                        .put(update.value(), i + 1L);
                require(before == null, "committed twice", update);
            }
        }
        List<Operation> transactions = new ArrayList<>();
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).f().equals("txn")) {
                transactions.add(operations.get(i));
            }
        }
        for (Operation transaction : transactions) {
            note(transaction);
        }
        for (Operation transaction : transactions) {
            if (transaction.outcome() == EventType.OK) {
                judge(transaction);
            }
        }
    }

    /** Whether what the client was told agrees with the log. */
    private void note(Operation transaction) {
        long index = 0;
        for (MicroOperation step : MicroOperation.parse(transaction.value())) {
            if (!step.isRead()) {
                long at = appended.getOrDefault(step.key(), Map.of()).getOrDefault(step.value(), 0L);
                require(transaction.outcome() != EventType.OK || at > 0, "acknowledged and not committed", transaction);
                require(transaction.outcome() != EventType.FAIL || at == 0, "failed and committed", transaction);
                index = at;
            }
        }
        if (index > 0) {
            invoked[(int) index] = transaction.invocation().index();
            acknowledged[(int) index] = transaction.outcome() == EventType.OK
                    ? transaction.completion().index()
                    : Long.MAX_VALUE;
        }
    }

    private void judge(Operation transaction) {
        List<?> steps = (List<?>) transaction.completion().value();
        long index = log.size() + 1L;
        Map<Object, List<Object>> own = new HashMap<>();
        List<Read> all = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            List<?> step = (List<?>) steps.get(i);
            Object key = step.get(1);
            if (step.get(0).equals("append")) {
                own.computeIfAbsent(key, k -> new ArrayList<>()).add(step.get(2));
                index = appended.get(key).get(step.get(2));
            } else {
                List<?> value = step.get(2) == null ? List.of() : (List<?>) step.get(2);
                List<Object> mine = own.getOrDefault(key, List.of());
                int others = value.size() - mine.size();
                boolean ends =
                        others >= 0 && value.subList(others, value.size()).equals(mine);
                require(ends, "does not read its own appends", transaction);
                if (!ends) {
                    return;
                }
                all.add(new Read(key, value.subList(0, others)));
                reads++;
            }
        }
        boolean updates = !own.isEmpty();
        if (isolation == Isolation.READ_COMMITTED) {
            for (Read read : all) {
                require(!moments(read, index).isEmpty(), "reads what was never committed", transaction);
            }
        } else if (isolation != Isolation.READ_UNCOMMITTED) {
            List<long[]> moments = List.of(new long[] {0, index - 1});
            for (Read read : all) {
                moments = both(moments, moments(read, index));
            }
            require(!moments.isEmpty(), "reads no snapshot", transaction);
            if (moments.isEmpty()) {
                return;
            }
            long last = moments.get(moments.size() - 1)[1];
            if (updates && isolation.isAtLeast(Isolation.SERIALIZABLE)) {
                require(last == index - 1, "reads what was changed before it committed", transaction);
            } else if (updates) {
                long since = last + 1;
                long until = index - 1;
                for (Object key : own.keySet()) {
                    Long change = states.get(key).floorKey(until);
                    require(change < since, "updates what was updated since its snapshot", transaction);
                }
            }
            if (isolation == Isolation.STRICT_SERIALIZABLE && !updates) {
                long known = 0;
                for (int i = 1; i < acknowledged.length; i++) {
                    known = acknowledged[i] != 0
                                    && acknowledged[i]
                                            < transaction.invocation().index()
                            ? i
                            : known;
                }
                require(last >= known, "does not read what was acknowledged before", transaction);
            }
        }
    }

    /** A read, without what its own transaction had appended. */
    private record Read(Object key, List<?> value) {}

    /** Between which commits the key held what was read. */
    private List<long[]> moments(Read read, long index) {
        List<long[]> found = new ArrayList<>();
        TreeMap<Long, List<Object>> versions = states.getOrDefault(read.key(), new TreeMap<>(Map.of(0L, List.of())));
        for (Map.Entry<Long, List<Object>> version : versions.entrySet()) {
            if (version.getKey() < index && version.getValue().equals(read.value())) {
                Long next = versions.higherKey(version.getKey());
                found.add(new long[] {version.getKey(), next == null ? log.size() : next - 1});
            }
        }
        return found;
    }

    private static List<long[]> both(List<long[]> some, List<long[]> others) {
        List<long[]> common = new ArrayList<>();
        for (long[] a : some) {
            for (long[] b : others) {
                long from = Math.max(a[0], b[0]);
                long to = Math.min(a[1], b[1]);
                if (from <= to) {
                    common.add(new long[] {from, to});
                }
            }
        }
        return common;
    }

    private void require(boolean holds, String what, Object where) {
        if (!holds) {
            violations.add(what + ": " + where);
        }
    }
}
