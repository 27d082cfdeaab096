package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Transactions that append to lists and read them, so that a read shows who wrote before whom. */
public final class ListAppendWorkload implements Workload {
    @Override
    public String name() {
        return "list-append";
    }

    @Override
    public String summary() {
        return "Transactions that append to lists and read them: what is read shows who wrote before whom.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return TransactionMix.options();
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return TransactionMix.of(config).plan(Txn::append);
    }
}
