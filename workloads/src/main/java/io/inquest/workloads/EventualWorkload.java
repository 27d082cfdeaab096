package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.eachThread;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.phases;
import static io.inquest.generators.Generators.randomKeys;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.generators.Distribution;
import io.inquest.generators.Generator;
import io.inquest.systems.OptionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Writes of a few registers, and when all is quiet reads by everyone, again and again: do they come to agree? */
public final class EventualWorkload implements Workload {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "eventual";
    }

    @Override
    public String summary() {
        return "Writes of a few registers, and when all is quiet reads by everyone, until they should agree.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("write"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec("keys", "how many registers there are", List.of(), "5"),
                new OptionSpec(
                        "final-reads",
                        "how often every client reads every register in the end: once a second",
                        List.of(),
                        "10"));
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        int keys = config.number("keys", 1);
        Generator main = randomKeys(
                Distribution.uniform(keys),
                keys,
                key -> mix(numbered(n -> new Call("write", key, n + 1)), repeat(new Call("read", key, null))));
        return new Plan("register", clients(main), clients(finalReads(keys, config.number("final-reads", 1))));
    }

    private static Generator finalReads(int keys, int times) {
        Call[] reads = new Call[keys];
        for (int key = 0; key < keys; key++) {
            reads[key] = new Call("read", key, null);
        }
        Generator[] rounds = new Generator[2 * times - 1];
        for (int i = 0; i < rounds.length; i++) {
            rounds[i] = i % 2 == 0 ? eachThread(sequence(reads)) : sleep(PAUSE);
        }
        return phases(rounds);
    }
}
