package io.inquest.workloads;

import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.repeat;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Sends to independent logs, and polls that go on where the client's last one ended; in the end all is polled. */
public final class LogWorkload implements Workload {
    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "Sends to independent logs, and polls of each client's own; in the end all is polled.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("poll"), Set.of("send"));
    }

    @Override
    public List<OptionSpec> options() {
        return IndependentKeys.options(200);
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        int operations = IndependentKeys.operations(config);
        return IndependentKeys.plan(
                "log",
                config,
                KeyNames.NUMBERS,
                key -> mix(numbered(n -> new Call("send", key, n)), repeat(new Call("poll", key, null))),
                key -> Drain.of(new Call("poll", key, null), operations + 1L));
    }
}
