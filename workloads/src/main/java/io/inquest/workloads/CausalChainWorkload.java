package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;

/** Writes of registers that follow from reads of others, and reads that would see an effect without its cause. */
public final class CausalChainWorkload implements Workload {
    /** Two make the chain in turns, and one looks on. */
    private static final int CLIENTS_MIN = 3;

    @Override
    public String name() {
        return "causal-chain";
    }

    @Override
    public String summary() {
        return "Writes that follow from reads of other registers, and reads that might see an effect without its cause.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("write"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec(
                        "chains",
                        "how many chains are made at a time, each by a group of clients; no more than there are three"
                                + " clients for each",
                        List.of(),
                        "3"),
                new OptionSpec("chain-keys", "how many registers a chain goes through, from 2", List.of(), "3"),
                new OptionSpec(
                        "rounds", "how often a chain goes through its registers before it ends", List.of(), "10"));
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        int length = config.number("chain-keys", 2);
        int links = Math.multiplyExact(length, config.number("rounds", 1));
        int groups = Math.min(config.number("chains", 1), Math.max(1, config.concurrency() / CLIENTS_MIN));
        Generator main = concurrentKeys(
                groups, Generators.ENDLESS, chain -> CausalChain.of((long) chain * length, length, links));
        FinalReads last = FinalReads.ofKeys(KeyNames.NUMBERS, key -> sequence(new Call("read", key, null)));
        return new Plan("register", clients(main), clients(last));
    }
}
