package io.inquest.benchmarks;

import io.inquest.checkers.CheckContext;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SimulatedRuns;
import io.inquest.harness.runner.TestRun;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Schedules;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of the bundled Raft store under the default faults, with the defaults of all options; a seed each. */
final class RaftRuns {
    private final RunSpec spec;
    private final SystemProvider provider;
    private final Workload workload;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final SimulatedRuns runs;

    /** @param rate operations a second, of all clients together */
    RaftRuns(int nodes, int clients, Duration time, double rate) {
        Plugins plugins = Plugins.of(Distribution.current());
        provider = plugins.system("raft");
        workload = plugins.workload("register");
        List<String> nemeses = List.of("partition", "kill");
        nemeses.forEach(name -> kinds.add(plugins.fault(name)));
        Map<String, String> options = new LinkedHashMap<>();
        for (List<OptionSpec> declared :
                List.of(provider.description().options(), workload.options(), Schedules.OPTIONS)) {
            declared.forEach(option -> options.put(option.name(), option.defaultValue()));
        }
        kinds.forEach(kind ->
                kind.description().options().forEach(option -> options.put(option.name(), option.defaultValue())));
        spec = new RunSpec(
                "raft", "register", nemeses, "sim", nodes, time.toNanos(), rate, clients, 0, null, null, options);
        runs = new SimulatedRuns(spec, plugins, CheckContext.defaults(), false);
    }

    /** As {@code inquest run} does it, but that nothing is written. */
    RunResult checked(long seed) {
        return runs.run(seed, RunListener.NONE, () -> false);
    }

    /** The same without a look at the history. */
    History unchecked(long seed) {
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
