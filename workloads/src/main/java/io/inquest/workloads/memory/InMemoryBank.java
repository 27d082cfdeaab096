package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.Map;
import java.util.TreeMap;

/** A bank with {@code transfer} and {@code read}, which overdraws no account. */
public class InMemoryBank implements InMemoryObject {
    private final Map<String, Long> balances = new TreeMap<>();

    /** With so many accounts, each with this balance. */
    public InMemoryBank(int accounts, long balance) {
        for (int account = 0; account < accounts; account++) {
            balances.put(Integer.toString(account), balance);
        }
    }

    @Override
    public final Completion apply(Operation operation) {
        switch (operation.f()) {
            case "transfer":
                return transfer(operation);
            case "read":
                return new Completion.Ok(balances, null);
            default:
                throw new IllegalArgumentException("a bank does not know " + operation.f());
        }
    }

    private Completion transfer(Operation operation) {
        Map<?, ?> transfer = (Map<?, ?>) operation.value();
        String from = (String) transfer.get("from");
        long amount = (Long) transfer.get("amount");
        if (balances.get(from) < amount) {
            return new Completion.Fail("insufficient", null);
        }
        balances.merge(from, -amount, Long::sum);
        balances.merge((String) transfer.get("to"), credited(amount), Long::sum);
        return new Completion.Ok(operation.value(), null);
    }

    /** What arrives of an amount. */
    protected long credited(long amount) {
        return amount;
    }
}
