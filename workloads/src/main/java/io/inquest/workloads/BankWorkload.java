package io.inquest.workloads;

import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.eachThread;
import static io.inquest.generators.Generators.function;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Transfers between the accounts of one bank, and reads of all balances. */
public final class BankWorkload implements Workload {
    private static final Call READ = Call.of("read");

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String summary() {
        return "Transfers between the accounts of one bank, and reads of all balances.";
    }

    @Override
    public Functions functions() {
        return new Functions(Set.of("read"), Set.of("transfer"));
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                new OptionSpec("accounts", "how many accounts there are, from 2: named 0, 1, 2 …", List.of(), "8"),
                new OptionSpec("balance", "what is on each account at first", List.of(), "10"),
                new OptionSpec("transfer-max", "the most that one transfer moves", List.of(), "5"),
                new OptionSpec(
                        "overdraft",
                        "whether an account may be overdrawn; if not, such a transfer has to fail",
                        List.of("no", "yes"),
                        "no"));
    }

    @Override
    public Plan plan(WorkloadConfig config) {
        int accounts = config.number("accounts", 2);
        int most = config.number("transfer-max", 1);
        Map<String, Object> settings = new TreeMap<>();
        settings.put("total", (long) accounts * config.number("balance", 0));
        settings.put("negative-balances", config.option("overdraft").equals("yes"));
        return new Plan(
                "bank",
                clients(mix(function(context -> transfer(accounts, most, context.random())), repeat(READ))),
                clients(eachThread(sequence(READ))),
                settings);
    }

    private static Call transfer(int accounts, int most, RandomGenerator random) {
        int from = random.nextInt(accounts);
        int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
        Map<String, Object> transfer = new LinkedHashMap<>(); // its order is that of the bytes of a history
        transfer.put("from", Integer.toString(from));
        transfer.put("to", Integer.toString(to));
        transfer.put("amount", 1 + random.nextInt(most));
        return Call.of("transfer", transfer);
    }
}
