package io.inquest.workloads;

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
    public Set<String> functions() {
        return Set.of("get", "put", "append");
    }

    @Override
    public List<OptionSpec> options() {
        return IndependentKeys.options(100);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return IndependentKeys.plan("kv", config, "get", KeyNames.STRINGS, KvOperations::of);
    }
}
