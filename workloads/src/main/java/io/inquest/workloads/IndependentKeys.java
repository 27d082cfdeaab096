package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.randomKeys;

import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Many short-lived keys: several are worked on at a time, and a new one takes the place of each that has had its
 * operations. So no key's history grows too long to be checked, and each has several clients at once: a group of its own,
 * or all of them, who draw a key for each operation.
 */
final class IndependentKeys {
    private static final int CLIENTS_MIN = 2;
    private static final String GROUPS = "groups";

    private IndependentKeys() {}

    static List<OptionSpec> options(int operations) {
        return List.of(
                new OptionSpec(
                        "keys",
                        "how many keys are worked on at a time; in groups, no more than there are two clients for each",
                        List.of(),
                        "3"),
                new OptionSpec(
                        "key-distribution",
                        "groups: each key has a group of clients to itself. Else all clients share the keys, and each"
                                + " operation's is drawn: " + KeyDistributions.WORDS,
                        KeyDistributions.namesAfter(GROUPS),
                        GROUPS),
                new OptionSpec(
                        "ops-per-key",
                        "how many operations a key has before the next takes its place",
                        List.of(),
                        Integer.toString(operations)));
    }

    /**
     * @param ofKey the operations on the key of that name; without an end
     * @param lastOfKey what each client that looks at the key in the end does; finite
     */
    static Plan plan(
            String object,
            WorkloadConfig config,
            KeyNames names,
            Function<Object, Generator> ofKey,
            Function<Object, Generator> lastOfKey) {
        int operations = operations(config);
        int keys = config.number("keys", 1);
        IntFunction<Generator> ofNumber = number -> limit(operations, ofKey.apply(names.key(number)));
        String drawn = config.option("key-distribution");
        Generator main = drawn.equals(GROUPS)
                ? concurrentKeys(groups(keys, config), Generators.ENDLESS, ofNumber)
                : randomKeys(KeyDistributions.of(drawn, keys), Generators.ENDLESS, ofNumber);
        return new Plan(object, clients(main), clients(FinalReads.ofKeys(names, lastOfKey)));
    }

    /** How many operations a key has. */
    static int operations(WorkloadConfig config) {
        return config.number("ops-per-key", 1);
    }

    private static int groups(int keys, WorkloadConfig config) {
        return Math.min(keys, Math.max(1, config.concurrency() / CLIENTS_MIN));
    }
}
