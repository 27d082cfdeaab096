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

/** Requests for identifiers of which no two may be the same. */
public final class UniqueIdsWorkload implements Workload {
    private static final Call GENERATE = Call.of("generate");

    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public String summary() {
        return "Requests for identifiers of which no two may be the same.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("generate"), Set.of());
    }

    @Override
    public List<OptionSpec> options() {
        return List.of();
    }

    /** In the end each client asks once more: a store that starts again from what it remembers repeats itself then. */
    @Override
    public Plan plan(WorkloadConfig config) {
        return new Plan("unique-ids", clients(repeat(GENERATE)), clients(eachThread(sequence(GENERATE))));
    }
}
