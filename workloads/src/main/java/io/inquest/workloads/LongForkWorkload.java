package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Transactions that each write one key of a group, and others that read the group: do all agree on what came first? */
public final class LongForkWorkload implements Workload {
    @Override
    public String name() {
        return "long-fork";
    }

    @Override
    public String summary() {
        return "Writes of one key each, and transactions that might see two of them in opposite orders.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return TransactionGroups.options(3, 2, 12);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        TransactionGroups groups = TransactionGroups.of(config);
        return groups.plan(group -> GroupInserts.of(group, false, groups.transactions()));
    }
}
