package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.nothing;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** The litmus tests of memory models, one after another, each of registers of its own. */
public final class MemoryWorkload implements Workload {
    private static final int CLIENTS = 4;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "The litmus tests of memory models, played again and again, each about registers of its own.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("write"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(new OptionSpec(
                "clients-per-round",
                "how many clients play a shape, from 2: with fewer than 4 the shapes that take more are left out; more"
                        + " than a shape takes repeat its reads",
                List.of(),
                Integer.toString(CLIENTS)));
    }

    /** There are thousands of registers, and what a shape has to show it shows at once: nothing is read in the end. */
    @Override
    public Plan plan(WorkloadConfig config) {
        if (config.concurrency() < 2) {
            throw new IllegalArgumentException("the workload memory takes two clients or more: --concurrency 2");
        }
        int groups = Math.max(1, config.concurrency() / config.number("clients-per-round", 2));
        List<Litmus> shapes = Litmus.fitting(config.concurrency() / groups);
        Generator main = concurrentKeys(
                groups,
                Generators.ENDLESS,
                round -> LitmusRound.of(shapes.get(round % shapes.size()), (long) round * Litmus.KEYS));
        return new Plan("register", clients(main), nothing());
    }
}
