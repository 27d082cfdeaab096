package io.inquest.workloads;

import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads, writes and compare-and-sets of independent registers. */
public final class RegisterWorkload implements Workload {
    @Override
    public String name() {
        return "register";
    }

    @Override
    public String summary() {
        return "Reads, writes and compare-and-sets of independent registers.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("write", "cas"));
    }

    @Override
    public List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(IndependentKeys.options(200));
        options.add(new OptionSpec(
                "values",
                "how many different values are written to a key; 0: every update of a key has a value of its own",
                List.of(),
                "0"));
        return options;
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        int values = config.number("values", 0);
        return IndependentKeys.plan(
                "register",
                config,
                KeyNames.NUMBERS,
                key -> RegisterOperations.of(key, values),
                key -> sequence(new Call("read", key, null)));
    }
}
