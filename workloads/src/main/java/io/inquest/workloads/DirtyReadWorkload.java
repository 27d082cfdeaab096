package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Transactions that write all keys of a group and get in each other's way, and others that might see parts of them. */
public final class DirtyReadWorkload implements Workload {
    @Override
    public String name() {
        return "dirty-read";
    }

    @Override
    public String summary() {
        return "Transactions that write a few keys each, in each other's way, and reads that might see parts.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return TransactionGroups.options(2, 4, 50);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return TransactionGroups.of(config).drawn(DirtyReadWorkload::draw);
    }

    /**
     * Half of them only read. The others write one value to all keys, in an order of their own, so that two of them wait for
     * each other where the store locks; to the first key another value before, which nobody else may see.
     */
    private static List<List<Object>> draw(List<Long> group, long number, RandomGenerator random) {
        List<List<Object>> operations = new ArrayList<>(Txn.reads(Txn.shuffled(group, random)));
        if (random.nextBoolean()) {
            List<Long> keys = Txn.shuffled(group, random);
            operations.add(Txn.write(keys.get(0), 2 * number - 1));
            keys.subList(1, keys.size()).forEach(key -> operations.add(Txn.write(key, 2 * number)));
            operations.add(Txn.write(keys.get(0), 2 * number));
        }
        return operations;
    }
}
