package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.limit;

import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.function.Function;

/**
 * Many short-lived keys: a group of clients works on each, and goes on to a new one when it has had its operations. So
 * no key's history grows too long to be checked, and each has several clients at once.
 */
final class IndependentKeys {
    private static final int CLIENTS_MIN = 2;

    private IndependentKeys() {}

    static List<OptionSpec> options(int operations) {
        return List.of(
                new OptionSpec(
                        "keys",
                        "how many keys are worked on at a time, if there are two clients for each",
                        List.of(),
                        "3"),
                new OptionSpec(
                        "ops-per-key",
                        "how many operations a key has before the next takes its place",
                        List.of(),
                        Integer.toString(operations)));
    }

    /**
     * @param readFunction the function of the final reads
     * @param ofKey the operations on the key of that name; without an end
     */
    static Plan plan(
            String object,
            WorkloadConfig config,
            String readFunction,
            KeyNames names,
            Function<Object, Generator> ofKey) {
        int operations = config.number("ops-per-key", 1);
        int groups = Math.min(config.number("keys", 1), Math.max(1, config.concurrency() / CLIENTS_MIN));
        Generator main =
                concurrentKeys(groups, Generators.ENDLESS, number -> limit(operations, ofKey.apply(names.key(number))));
        return new Plan(object, clients(main), clients(new FinalReads(readFunction, names, 0)));
    }
}
