package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.randomKeys;

import io.inquest.generators.Distribution;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.function.Function;

/**
 * Transactions about groups of keys: several groups are worked on at a time, and a new one takes the place of each that has
 * had its transactions.
 */
record TransactionGroups(int groups, int keys, int transactions) {
    /** A transaction in the end reads so many keys, if groups are smaller. */
    private static final int FINAL_KEYS = 16;

    /** With so many transactions a group by default. */
    static List<OptionSpec> options(int groups, int keys, int transactions) {
        return List.of(
                groupsOption(groups),
                new OptionSpec(
                        "keys-per-group", "how many keys a group has, from 2", List.of(), Integer.toString(keys)),
                transactionsOption(transactions));
    }

    static OptionSpec groupsOption(int groups) {
        return new OptionSpec(
                "groups", "how many groups of keys are worked on at a time", List.of(), Integer.toString(groups));
    }

    static OptionSpec transactionsOption(int transactions) {
        return new OptionSpec(
                "txns-per-group",
                "how many transactions a group has before the next takes its place",
                List.of(),
                Integer.toString(transactions));
    }

    /** In each of which every key may be written, and be read after that. */
    static TransactionGroups of(WorkloadConfig config) {
        int keys = config.number("keys-per-group", 2);
        return new TransactionGroups(config.number("groups", 1), keys, config.number("txns-per-group", keys + 1));
    }

    /** Transactions that are drawn, each independent of the others. */
    Plan drawn(GroupTransactions.Draw draw) {
        return plan(group -> limit(transactions, GroupTransactions.of(draw, group)));
    }

    /** What happens to a group of keys; finite. */
    Plan plan(Function<List<Long>, Generator> ofGroup) {
        Generator main = randomKeys(
                Distribution.uniform(groups), Generators.ENDLESS, number -> ofGroup.apply(Txn.group(number, keys)));
        return planOf(main, keys);
    }

    /** With reads of all keys in the end, whole groups at a time. */
    static Plan planOf(Generator main, int keysPerGroup) {
        int atATime = keysPerGroup * Math.max(1, FINAL_KEYS / keysPerGroup);
        return new Plan(Txn.OBJECT, clients(main), clients(Txn.finalReads(atATime)));
    }
}
