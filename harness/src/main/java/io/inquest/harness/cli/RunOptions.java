package io.inquest.harness.cli;

import io.inquest.checkers.Checker;
import io.inquest.cluster.BareCluster;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.secrets.SecretOptions;
import io.inquest.systems.Bug;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The options of {@code run}: its own, and those that the store, the workload and the faults declare. */
final class RunOptions {
    private static final List<String> VALUED = List.of(
            "system",
            "workload",
            "nemesis",
            "nemesis-file",
            "cluster",
            "hosts",
            "nodes",
            "time-limit",
            "rate",
            "concurrency",
            "seed",
            "seeds",
            "repeat",
            "bug",
            "model",
            "bound",
            "results");
    private static final List<String> FLAGS = List.of("messages", "dry-run", "quiet");

    /** Of a store for clients of any kind, and told with the options that every run has. */
    static final String CLIENT_COMMAND = "client-command";

    private static final String LINEARIZABLE = "linearizable";
    private static final String WORKLOAD = "register";
    private static final String TIME_LIMIT = "60s";
    private static final String RATE = "200";
    static final String RESULTS = "results";
    private static final int NODES_MAX = 99;
    private static final int REPEATS_MAX = 1_000_000;
    private static final int CONCURRENCY_MAX = 10_000;

    private final Plugins plugins;
    private final Session session;

    RunOptions(Plugins plugins, Session session) {
        this.plugins = plugins;
        this.session = session;
    }

    /** The options that every run has. */
    static OptionParser parser() {
        OptionParser parser = new OptionParser("run");
        VALUED.forEach(parser::valued);
        FLAGS.forEach(parser::flag);
        return parser;
    }

    RunRequest parse(List<String> arguments) {
        boolean elsewhere = peek(arguments, CLIENT_COMMAND, () -> null) != null;
        SystemProvider provider = plugins.system(
                peek(arguments, "system", elsewhere ? this::ofClientCommands : session.index()::defaultSystem));
        SystemDescription system = provider.description();
        Workload workload = plugins.workload(peek(arguments, "workload", () -> WORKLOAD));
        String typedCluster = peek(arguments, "cluster", () -> elsewhere ? BareCluster.NAME : RunSpec.SIMULATION);
        NemesisOptions nemeses = NemesisOptions.of(
                peek(arguments, "nemesis", () -> typedCluster.equals(BareCluster.NAME) ? "none" : null),
                peek(arguments, "nemesis-file", () -> null),
                plugins,
                session,
                () -> promise(provider, peekAll(arguments, system), null));
        ClusterChoice cluster = ClusterChoice.of(typedCluster, plugins);
        Map<String, OptionSpec> declared = declared(system, workload, cluster, nemeses);
        OptionParser parser = parser();
        declared.keySet().forEach(parser::valued);
        parser.elsewhere(name -> {
            String refusal = nemeses.refusal(name, plugins);
            return refusal == null ? cluster.refusal(name, plugins) : refusal;
        });
        Given given = parser.parse(arguments);
        nemeses.refuse(given);
        cluster.refuse(given);
        requireHosts(cluster, nemeses);
        if (!given.words().isEmpty()) {
            throw new UsageException(
                    "run takes options only, not \"" + given.words().get(0) + "\" (inquest help run)");
        }
        requireFunctions(system, workload);
        List<String> hosts = ClusterChoice.hosts(given, session);
        int nodes = given.value("nodes")
                .map(typed -> Quantities.count("nodes", typed, 1, NODES_MAX))
                .orElse(hosts.isEmpty() ? system.nodes() : hosts.size());
        int repeats = given.value("repeat")
                .map(typed -> Quantities.count("repeat", typed, 1, REPEATS_MAX))
                .orElse(1);
        SeedRange seeds = seeds(given, cluster.isSimulated() ? repeats : 1);
        String bug = given.value("bug").map(name -> bug(name, system)).orElse(null);
        Map<String, String> options = values(declared, given);
        int concurrency = given.value("concurrency")
                .map(typed -> Quantities.count("concurrency", typed, 1, CONCURRENCY_MAX))
                .orElse(2 * nodes);
        double rate = Quantities.rate("rate", given.value("rate").orElse(RATE));
        Promise promise =
                promise(provider, options, bug).to(workload.functions().all());
        List<String> models = given.value("model")
                .map(typed -> ModelNames.parse(typed, plugins, session))
                .orElseGet(() -> promise.isNothing()
                        ? List.of(target(workload, new WorkloadConfig(options, concurrency, rate)))
                        : List.of());
        RunSpec spec = new RunSpec(
                system.name(),
                workload.name(),
                nemeses.kinds(),
                cluster.name(),
                nodes,
                Quantities.nanos("time-limit", given.value("time-limit").orElse(TIME_LIMIT)),
                rate,
                concurrency,
                seeds.first(),
                bug,
                models.isEmpty() ? null : String.join(",", models),
                options,
                nemeses.script(),
                bounds(given, models.isEmpty() ? List.of(promise.model()) : models),
                hosts);
        return new RunRequest(
                spec,
                promise,
                seeds,
                cluster.isSimulated() ? 1 : repeats,
                given.has("repeat"),
                given.has("messages"),
                nemeses.all(),
                session.path(given.value("results").orElse(RESULTS)),
                given.has("dry-run"),
                given.has("quiet"));
    }

    private static void requireHosts(ClusterChoice cluster, NemesisOptions nemeses) {
        if (cluster.name().equals(BareCluster.NAME) && !nemeses.kinds().isEmpty()) {
            throw new UsageException(
                    "--cluster " + BareCluster.NAME + " has no hosts to do faults to: say --nemesis none,"
                            + " or list the store's machines with --cluster ssh --hosts FILE");
        }
    }

    /** The store that declares the option: clients of the user's own are what it is for. */
    private String ofClientCommands() {
        for (SystemProvider provider : plugins.systems().values()) {
            SystemDescription system = provider.description();
            if (system.options().stream().anyMatch(option -> option.name().equals(CLIENT_COMMAND))) {
                return system.name();
            }
        }
        throw new UsageException("--" + CLIENT_COMMAND
                + " is not available here: no installed store has clients of that" + " kind (inquest list systems)");
    }

    /** What the workload's object calls for, as {@code check} holds a file to it. */
    private static String target(Workload workload, WorkloadConfig config) {
        try {
            String object = workload.plan(config).object();
            HistoryObject known = HistoryObject.of(object);
            return known == null ? LINEARIZABLE : known.target();
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(unfit.getMessage(), unfit);
        }
    }

    private Map<String, String> bounds(Given given, List<String> judging) {
        Map<String, Checker> all = plugins.checkers();
        List<Checker> checkers =
                judging.stream().map(all::get).filter(Objects::nonNull).toList();
        return given.value("bound")
                .map(typed -> BoundOption.parse(typed, checkers, all.values()))
                .orElse(Map.of());
    }

    /** What the store promises; the store may find here that its options do not go together. */
    private static Promise promise(SystemProvider provider, Map<String, String> options, String bug) {
        try {
            return provider.promise(new SystemConfig(options, bug));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** An option's value before all options are known: which there are depends on it. */
    static String peek(List<String> arguments, String option, Supplier<String> otherwise) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--" + option + "=")) {
                return argument.substring(option.length() + 3);
            }
            if (argument.equals("--" + option) && i + 1 < arguments.size()) {
                if (arguments.get(i + 1).startsWith("--")) {
                    throw new UsageException(argument + " needs a value (inquest help run)");
                }
                return arguments.get(i + 1);
            }
        }
        return otherwise.get();
    }

    /** The values of the store's options, unchecked: which faults it withstands may depend on them. */
    private static Map<String, String> peekAll(List<String> arguments, SystemDescription system) {
        Map<String, String> values = new LinkedHashMap<>();
        for (OptionSpec option : system.options()) {
            values.put(option.name(), peek(arguments, option.name(), option::defaultValue));
        }
        return values;
    }

    private Map<String, OptionSpec> declared(
            SystemDescription system, Workload workload, ClusterChoice cluster, NemesisOptions nemeses) {
        Map<String, OptionSpec> declared = new LinkedHashMap<>();
        declare(declared, "the store " + system.name(), system.options());
        declare(declared, "the workload " + workload.name(), workload.options());
        declare(declared, cluster.owner(), cluster.options());
        nemeses.declared(plugins).forEach((owner, options) -> declare(declared, owner, options));
        return declared;
    }

    private static void declare(Map<String, OptionSpec> declared, String owner, List<OptionSpec> options) {
        OptionParser own = parser();
        for (OptionSpec option : options) {
            OptionSpec other = declared.put(option.name(), option);
            boolean taken = own.has(option.name());
            if (taken || (other != null && !other.equals(option))) {
                throw new UsageException(owner + " declares the option --" + option.name()
                        + ", which means something else already; rename it there");
            }
        }
    }

    private static Map<String, String> values(Map<String, OptionSpec> declared, Given given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (OptionSpec option : declared.values()) {
            String value = given.value(option.name()).orElse(option.defaultValue());
            if (!option.choices().isEmpty() && !option.choices().contains(value)) {
                throw new UsageException(Nearest.sentence(
                        "no value",
                        value,
                        option.choices(),
                        "--" + option.name() + " is one of " + String.join(", ", option.choices())));
            }
            requireHidden(option.name(), value);
            values.put(option.name(), value);
        }
        return values;
    }

    private static void requireHidden(String option, String value) {
        try {
            SecretOptions.require(option, value);
        } catch (IllegalArgumentException bare) {
            throw new UsageException(bare.getMessage(), bare);
        }
    }

    /** @param repeats how many seeds from the given one on; a simulated run of one seed would always be the same */
    private SeedRange seeds(Given given, int repeats) {
        if (given.has("repeat") && given.has("seeds")) {
            throw new UsageException("give --seeds for a run of each seed or --repeat for several of one, not both");
        }
        if (given.has("seed") && given.has("seeds")) {
            throw new UsageException("give --seed for one run or --seeds for several, not both");
        }
        if (given.has("seeds")) {
            return SeedRange.parse(given.value("seeds").orElseThrow());
        }
        long seed =
                given.value("seed").map(typed -> Quantities.seed("seed", typed)).orElseGet(session.seeds()::getAsLong);
        return new SeedRange(seed, seed > Long.MAX_VALUE - repeats ? seed : seed + repeats - 1);
    }

    private String bug(String typed, SystemDescription system) {
        List<String> names = new ArrayList<>();
        for (Bug bug : system.bugs()) {
            names.add(bug.name());
        }
        if (!names.contains(typed)) {
            requireOwner(typed, system.name());
            throw new UsageException(Nearest.sentence(
                    "no bug", typed, names, "of " + system.name() + "; inquest explain system:" + system.name()));
        }
        return typed;
    }

    /** Says whose bug it is, if it is another store's. */
    private void requireOwner(String bug, String system) {
        for (IndexEntry entry : session.index().called(bug)) {
            if (entry.kind() == Kind.BUG) {
                throw new UsageException("the bug \"" + bug + "\" is of " + entry.owner() + ", and this run is of "
                        + system + "; say --system " + entry.owner());
            }
        }
    }

    private void requireFunctions(SystemDescription system, Workload workload) {
        Set<String> lacking = system.lacking(workload.functions().all());
        if (!lacking.isEmpty()) {
            throw new UsageException("the store " + system.name() + " does not offer " + String.join(", ", lacking)
                    + ", which the workload " + workload.name() + " needs; " + suitable(system)
                    + " (inquest list workloads)");
        }
    }

    private String suitable(SystemDescription system) {
        List<String> suitable = new ArrayList<>();
        plugins.workloads().forEach((name, workload) -> {
            if (system.lacking(workload.functions().all()).isEmpty()) {
                suitable.add(name);
            }
        });
        return suitable.isEmpty() ? "no workload suits it" : "what suits it: " + String.join(", ", suitable);
    }
}
