package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.generators.Generator;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Reads and writes of a few registers that all clients share, in bursts that show what a session is owed. */
public final class SessionsWorkload implements Workload {
    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public String summary() {
        return "Bursts of reads and writes of a few shared registers, which show what each session is owed.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("write"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec("keys", "how many registers the clients share at a time", List.of(), "2"),
                new OptionSpec(
                        "ops-per-key",
                        "how many operations a register has, about, before a fresh one takes its place; few, because"
                                + " what is read of one that nobody has written yet tells most",
                        List.of(),
                        "40"));
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        Generator main = new SessionOperations(config.number("keys", 1), config.number("ops-per-key", 1));
        FinalReads last = FinalReads.ofKeys(KeyNames.NUMBERS, key -> sequence(new Call("read", key, null)));
        return new Plan("register", clients(main), clients(last));
    }
}
