package io.inquest.harness.determinism;

import io.inquest.checkers.CheckContext;
import io.inquest.cluster.sim.ClusterListener;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SimulatedRuns;
import io.inquest.harness.runner.TestRun;
import io.inquest.harness.runner.Witness;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Schedules;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short runs of the bundled Raft store under every fault, with the defaults of all options. Safe for several threads. */
final class DefaultRuns {
    private static final String SYSTEM = "raft";
    static final List<String> NEMESES =
            List.of("partition", "kill", "restart", "rolling-restart", "crash-loop", "pause", "clock", "packets");
    private static final int NODES = 5;
    private static final int CLIENTS = 10;
    private static final long TIME_LIMIT_NANOS = 8_000_000_000L;
    private static final double RATE = 100;

    private final RunSpec spec;
    private final SystemProvider provider;
    private final Workload workload;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final SimulatedRuns runs;

    DefaultRuns(String workloadName) {
        Plugins plugins = Plugins.of(Distribution.current());
        provider = plugins.system(SYSTEM);
        workload = plugins.workload(workloadName);
        NEMESES.forEach(name -> kinds.add(plugins.fault(name)));
        Map<String, String> options = new LinkedHashMap<>();
        for (List<OptionSpec> declared :
                List.of(provider.description().options(), workload.options(), Schedules.OPTIONS)) {
            declared.forEach(option -> options.put(option.name(), option.defaultValue()));
        }
        kinds.forEach(kind ->
                kind.description().options().forEach(option -> options.put(option.name(), option.defaultValue())));
        spec = new RunSpec(
                SYSTEM, workloadName, NEMESES, "sim", NODES, TIME_LIMIT_NANOS, RATE, CLIENTS, 0, null, null, options);
        runs = new SimulatedRuns(spec, plugins, CheckContext.defaults(), false);
    }

    /** What the program itself would record of this seed. */
    History history(long seed) {
        return runs.run(seed, RunListener.NONE, () -> false).history();
    }

    /** The same while somebody is told of everything in the cluster. */
    History historyWithListener(long seed, ClusterListener listener) {
        return runs.run(seed, Witness.of(RunListener.NONE).with(listener), () -> false)
                .history();
    }

    /** The same with every message encoded when it is sent and decoded again. */
    History historyThroughCodec(long seed) {
        VirtualWorld world = new VirtualWorld(seed);
        SimulatedCluster cluster = new SimulatedCluster(world, NODES, SimulationOptions.DEFAULT.withCodec(true));
        SystemConfig config = new SystemConfig(spec.options(), spec.bug());
        Battlefield field = new Battlefield(world, cluster, provider.create(config, cluster, world));
        WorkloadConfig work = new WorkloadConfig(spec.options(), CLIENTS, RATE);
        return new TestRun(spec.withSeed(seed), field, workload.plan(work), kinds, RunListener.NONE)
                .execute(() -> false)
                .history();
    }
}
