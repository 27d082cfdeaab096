package io.inquest.workloads;

import static io.inquest.generators.Generators.nothing;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Acquires and releases of independent locks, each held for a while by whoever got it. */
public final class LockWorkload implements Workload {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public String name() {
        return "lock";
    }

    @Override
    public String summary() {
        return "Acquires and releases of independent locks, each held for a while by whoever got it.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(), new TreeSet<>(List.of("acquire", "release")));
    }

    /** Of a lock that someone may hold of whom nothing was heard, nobody gets anything again: locks are short-lived. */
    @Override
    public List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(IndependentKeys.options(60));
        options.add(new OptionSpec(
                "hold-ms", "how long a lock is held at the most; each time a random part of it", List.of(), "100"));
        return options;
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        long holdNanosMax = config.number("hold-ms", 0) * NANOS_PER_MILLI;
        return IndependentKeys.plan(
                "lock", config, KeyNames.NUMBERS, key -> LockOperations.of(key, holdNanosMax), key -> nothing());
    }
}
