package io.inquest.workloads;

import static io.inquest.generators.Generators.function;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Additions to independent counters, some of them negative, and reads. */
public final class CounterWorkload implements Workload {
    private static final int STEP_MAX = 5;
    /** How often a counter is counted up for every time that it is counted down: so it moves away from where it was. */
    private static final int UP = 3;

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public String summary() {
        return "Additions to independent counters, some of them negative, and reads.";
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
                "counter",
                config,
                KeyNames.NUMBERS,
                key -> mix(
                        function(context -> new Call("add", key, step(context.random()))),
                        repeat(new Call("read", key, null))),
                key -> sequence(new Call("read", key, null)));
    }

    private static long step(RandomGenerator random) {
        long step = 1L + random.nextInt(STEP_MAX);
        return random.nextInt(UP + 1) == 0 ? -step : step;
    }
}
