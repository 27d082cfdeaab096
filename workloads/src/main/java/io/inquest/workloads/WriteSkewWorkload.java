package io.inquest.workloads;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Transactions that read a pair of keys and write one of them. */
public final class WriteSkewWorkload implements Workload {
    private static final String BOTH = "both";
    private static final String GROUPS = "3";
    private static final String TRANSACTIONS = "20";

    @Override
    public String name() {
        return "write-skew";
    }

    @Override
    public String summary() {
        return "Transactions that read two keys and write one: two at once may break a rule that each keeps.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of(Txn.FUNCTION), Set.of(Txn.FUNCTION));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec(
                        "skew",
                        "updates: pairs are updated again and again; inserts: two transactions read that a pair is empty and"
                                + " insert one key each, as for Adya's G2; both: one in four is of two such inserts",
                        List.of("updates", "inserts", BOTH),
                        BOTH),
                new OptionSpec("groups", "how many pairs are updated at a time", List.of(), GROUPS),
                new OptionSpec(
                        "txns-per-group",
                        "how many transactions a pair that is updated has before the next takes its place",
                        List.of(),
                        TRANSACTIONS));
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        SkewedPairs.Kind kind = SkewedPairs.Kind.valueOf(config.option("skew").toUpperCase(Locale.ROOT));
        if (kind == SkewedPairs.Kind.INSERTS) {
            refuse(config, "groups", GROUPS);
            refuse(config, "txns-per-group", TRANSACTIONS);
        }
        return TransactionGroups.planOf(
                SkewedPairs.of(kind, config.number("groups", 1), config.number("txns-per-group", 2)), 2);
    }

    private static void refuse(WorkloadConfig config, String option, String defaultValue) {
        if (!config.option(option).equals(defaultValue)) {
            throw new IllegalArgumentException(
                    "--" + option + " is for --skew updates or both: with inserts each pair has"
                            + " two transactions, one right after the other");
        }
    }
}
