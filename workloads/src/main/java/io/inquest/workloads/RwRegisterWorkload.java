package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Transactions that write and read registers, no value twice. */
public final class RwRegisterWorkload implements Workload {
    @Override
    public String name() {
        return "rw-register";
    }

    @Override
    public String summary() {
        return "Transactions that write and read registers, no value twice.";
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
        return TransactionMix.of(config).plan(Txn::write);
    }
}
