package io.inquest.workloads;

import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Gets, puts and appends of strings under independent keys. */
public final class KvWorkload implements Workload {
    @Override
    public String name() {
        return "kv";
    }

    @Override
    public String summary() {
        return "Gets, puts and appends of strings under independent keys.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("get"), Set.of("put", "append"));
    }

    @Override
    public List<OptionSpec> options() {
        return IndependentKeys.options(100);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return IndependentKeys.plan(
                "kv", config, KeyNames.STRINGS, KvOperations::of, key -> sequence(new Call("get", key, null)));
    }
}
