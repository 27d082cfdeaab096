package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.repeat;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Broadcasts of messages that are all different, and deliveries; in the end all is delivered. */
public final class BroadcastWorkload implements Workload {
    private static final Call DELIVER = Call.of("deliver");

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public String summary() {
        return "Broadcasts of messages that are all different, and deliveries; in the end all is delivered.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("deliver"), Set.of("broadcast"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of();
    }

    /** Each client may be a receiver of its own, so there are as many deliveries of a message as clients. */
    @Override
    public Plan plan(WorkloadConfig config) {
        int[] weights = {1, config.concurrency()};
        return new Plan(
                "broadcast",
                clients(mix(weights, numbered(n -> Call.of("broadcast", n)), repeat(DELIVER))),
                clients(new FinalDeliveries("broadcast", DELIVER, 0)));
    }
}
