package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Writes one after another, each of a key of its own, and transactions that might see a later one without an earlier. */
public final class CausalReverseWorkload implements Workload {
    @Override
    public String name() {
        return "causal-reverse";
    }

    @Override
    public String summary() {
        return "Writes one after another, and transactions that might see the later without the earlier.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return TransactionGroups.options(3, 4, 20);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        TransactionGroups groups = TransactionGroups.of(config);
        return groups.plan(group -> GroupInserts.of(group, true, groups.transactions()));
    }
}
