package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Transactions that read a group of keys and write the next number to one, and others that only read it. */
public final class MonotonicWorkload implements Workload {
    @Override
    public String name() {
        return "monotonic";
    }

    @Override
    public String summary() {
        return "Transactions that read a few keys and write the next number to one: they only move forward.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return TransactionGroups.options(2, 3, 100);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return TransactionGroups.of(config).drawn(MonotonicWorkload::draw);
    }

    private static List<List<Object>> draw(List<Long> group, long number, RandomGenerator random) {
        List<List<Object>> operations = new ArrayList<>(Txn.reads(Txn.shuffled(group, random)));
        if (random.nextBoolean()) {
            operations.add(Txn.write(group.get(random.nextInt(group.size())), number));
        }
        return operations;
    }
}
