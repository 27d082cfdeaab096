package io.inquest.workloads.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Transactions on copies that learn late of each, and not in the order in which they happened: a process sees the copy that
 * its number names. With one copy all see the same order, which need not be that of time; several do not agree on one. For
 * transactions that write keys which nobody writes twice.
 */
public final class LaggingTransactions extends InMemoryTransactions {
    private static final int LAG_MAX = 20;

    /** What a transaction wrote, on its way to a copy, where it arrives with the transaction of that number. */
    private record Message(int copy, Map<Object, Object> written, long arrives) {}

    private final RandomGenerator random;
    private final List<Map<Object, Object>> copies = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private long transactions;

    public LaggingTransactions(RandomGenerator random, int copies) {
        this.random = random;
        for (int copy = 0; copy < copies; copy++) {
            this.copies.add(new LinkedHashMap<>());
        }
    }

    @Override
    protected Map<Object, Object> snapshot(int process, boolean onlyReads) {
        transactions++;
        for (Message message : messages) {
            if (message.arrives <= transactions) {
                copies.get(message.copy).putAll(message.written);
            }
        }
        messages.removeIf(message -> message.arrives <= transactions);
        return copies.get(process % copies.size());
    }

    @Override
    protected boolean commit(int process, Map<Object, Object> seen, Map<Object, Object> written) {
        for (int copy = 0; copy < copies.size(); copy++) {
            messages.add(new Message(copy, written, transactions + random.nextInt(LAG_MAX + 1)));
        }
        return true;
    }
}
