package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.eachThread;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Questions who leads, and in which term, asked by all clients all the time. */
public final class ElectionWorkload implements Workload {
    private static final Call LEAD = Call.of("lead");

    @Override
    public String name() {
        return "election";
    }

    @Override
    public String summary() {
        return "Questions who leads, and in which term, asked by all clients all the time.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("lead"), Set.of());
    }

    @Override
    public List<OptionSpec> options() {
        return List.of();
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        return new Plan("election", clients(repeat(LEAD)), clients(eachThread(sequence(LEAD))));
    }
}
