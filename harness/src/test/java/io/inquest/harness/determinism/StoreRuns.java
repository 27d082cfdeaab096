package io.inquest.harness.determinism;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.TestRun;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Rhythm;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.keyvalue.BundledProvider;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Short, eventful runs of one store, whichever: under all the faults under which it promises anything, with the defaults
 * of all options but the rhythm of the faults. Nothing is judged.
 */
final class StoreRuns {
    private static final long TIME_LIMIT_NANOS = 5_000_000_000L;
    private static final double RATE = 60;
    private static final Map<String, String> RHYTHM = Map.of("fault-lasts", "0.2..0.8", "fault-pause", "0.1..0.3");

    private final SystemProvider provider;
    private final Workload workload;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final RunSpec spec;

    StoreRuns(SystemProvider provider, Plugins plugins) {
        this.provider = provider;
        this.workload = workload(plugins);
        Map<String, String> options = new LinkedHashMap<>();
        add(provider.description().options(), options);
        add(workload.options(), options);
        add(Rhythm.OPTIONS, options);
        plugins.faults().values().forEach(kind -> add(kind.description().options(), options));
        options.putAll(RHYTHM);
        Promise promise = provider.promise(new SystemConfig(options, null));
        int nodes = provider.description().nodes();
        spec = new RunSpec(
                provider.description().name(),
                workload.name(),
                new ArrayList<>(new TreeSet<>(promise.faults())),
                "sim",
                nodes,
                TIME_LIMIT_NANOS,
                RATE,
                2 * nodes,
                0,
                null,
                null,
                options);
        spec.nemeses().forEach(name -> kinds.add(plugins.fault(name)));
    }

    private static void add(List<OptionSpec> declared, Map<String, String> options) {
        declared.forEach(option -> options.put(option.name(), option.defaultValue()));
    }

    /** Of those that the store can do one that uses most of its functions. */
    private Workload workload(Plugins plugins) {
        Workload most = null;
        for (Workload candidate : plugins.workloads().values()) {
            List<String> functions = candidate.functions().all();
            if (provider.description().functions().containsAll(functions)
                    && (most == null
                            || functions.size() > most.functions().all().size())) {
                most = candidate;
            }
        }
        if (most == null) {
            throw new IllegalStateException(
                    "no workload suits " + provider.description().name());
        }
        return most;
    }

    /** The stores that come with the program, found as the program finds them, in the order of their names. */
    static List<String> bundled() {
        List<String> names = new ArrayList<>();
        Plugins.of(Distribution.current()).systems().forEach((name, provider) -> {
            // those that run elsewhere have no place in the simulation
            if (provider instanceof BundledProvider) {
                names.add(name);
            }
        });
        return names;
    }

    /** The faults' names. */
    List<String> faults() {
        return spec.nemeses();
    }

    History history(long seed) {
        VirtualWorld world = new VirtualWorld(seed);
        SimulatedCluster cluster = new SimulatedCluster(world, spec.nodes(), SimulationOptions.DEFAULT);
        SystemConfig config = new SystemConfig(spec.options(), spec.bug());
        Battlefield field = new Battlefield(world, cluster, provider.create(config, cluster, world));
        WorkloadConfig work = new WorkloadConfig(spec.options(), spec.concurrency(), spec.rate());
        return new TestRun(spec.withSeed(seed), field, workload.plan(work), kinds, RunListener.NONE)
                .execute(() -> false)
                .history();
    }
}
