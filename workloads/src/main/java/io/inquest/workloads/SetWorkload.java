package io.inquest.workloads;

import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Adds of elements that are all different, and reads of independent sets. */
public final class SetWorkload implements Workload {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public String summary() {
        return "Adds of elements that are all different, and reads of independent sets.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("add"));
    }

    @Override
    public List<OptionSpec> options() {
        return IndependentKeys.options(100);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return IndependentKeys.plan(
                "set",
                config,
                KeyNames.NUMBERS,
                key -> mix(numbered(n -> new Call("add", key, n)), repeat(new Call("read", key, null))),
                key -> sequence(new Call("read", key, null)));
    }
}
