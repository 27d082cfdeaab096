package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;

import io.inquest.generators.Distribution;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What transactions of reads and writes are drawn from.
 *
 * @param keys how the micro-operations are spread over the keys that are there at a time
 * @param length how many micro-operations a transaction has
 * @param readPercent how many of a hundred micro-operations read
 * @param readOnlyPercent how many of a hundred transactions only read, besides those in which every draw was a read
 * @param writesPerKey how many writes a key has before the next takes its place
 */
record TransactionMix(
        Distribution keys, WorkloadConfig.Range length, int readPercent, int readOnlyPercent, int writesPerKey) {
    /** How many keys a transaction reads in the end: as many as the longest of the main part does by default. */
    private static final int FINAL_KEYS = 4;

    private static final int LENGTH_MAX = 1000;

    static List<OptionSpec> options() {
        return List.of(
                new OptionSpec("keys", "how many keys are worked on at a time", List.of(), "10"),
                new OptionSpec(
                        "key-distribution",
                        "how the micro-operations are spread over these keys: " + KeyDistributions.WORDS,
                        KeyDistributions.namesAfter(),
                        "exponential"),
                new OptionSpec(
                        "writes-per-key", "how many writes a key has before the next takes its place", List.of(), "32"),
                new OptionSpec("txn-length", "how many micro-operations a transaction has: A..B", List.of(), "1..4"),
                new OptionSpec("read-percent", "how many of a hundred micro-operations read, to 99", List.of(), "50"),
                new OptionSpec(
                        "read-only-percent",
                        "how many of a hundred transactions only read, to 99, besides those in which every draw is a"
                                + " read",
                        List.of(),
                        "0"));
    }

    static TransactionMix of(WorkloadConfig config) {
        WorkloadConfig.Range length = config.range("txn-length", 1);
        if (length.max() > LENGTH_MAX) {
            throw new IllegalArgumentException("--txn-length goes up to " + LENGTH_MAX + ", not to " + length.max());
        }
        return new TransactionMix(
                KeyDistributions.of(config.option("key-distribution"), config.number("keys", 1)),
                length,
                config.number("read-percent", 0, 99),
                config.number("read-only-percent", 0, 99),
                config.number("writes-per-key", 1));
    }

    /** Transactions with writes of this kind, and reads of all keys in the end. */
    Plan plan(RandomTransactions.Write write) {
        return new Plan(Txn.OBJECT, clients(RandomTransactions.of(this, write)), clients(Txn.finalReads(FINAL_KEYS)));
    }

    boolean drawReadOnly(RandomGenerator random) {
        return random.nextInt(100) < readOnlyPercent;
    }

    boolean drawRead(RandomGenerator random) {
        return random.nextInt(100) < readPercent;
    }

    int drawLength(RandomGenerator random) {
        return length.min() + random.nextInt(length.max() - length.min() + 1);
    }
}
