package io.inquest.harness.runner;

import io.inquest.checkers.CheckContext;
import io.inquest.cluster.sim.ClusterListener;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.plugins.Plugins;
import io.inquest.nemesis.Battlefield;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs in the simulation. Safe for several threads: each run has a world of its own. */
public final class SimulatedRuns implements SeededRuns {
    private final RunSpec spec;
    private final Preparation preparation;

    /**
     * @param many whether the runs are judged as a whole too: then each fault has to have an effect in one of them only
     * @throws PluginException if something that is asked for does not exist
     * @throws UnrunnableException if what is asked for does not go together
     */
    public SimulatedRuns(RunSpec spec, Plugins plugins, CheckContext checkContext, boolean many) {
        this.spec = spec;
        preparation = new Preparation(spec, plugins, checkContext, many);
        preparation.require(field());
    }

    @Override
    public String object() {
        return preparation.object();
    }

    @Override
    public List<String> nodeNames() {
        return field().cluster().nodes();
    }

    @Override
    public Judge judge() {
        return preparation.judge();
    }

    /** The history is the same with and without anybody who is told of messages. */
    @Override
    public RunResult run(long seed, Witness witness, BooleanSupplier interrupted) {
        return preparation.run(
                seed, field(seed, witness.messages()), witness.listener(), stopped -> List.of(), interrupted);
    }

    /** One to ask what is possible on. */
    private Battlefield field() {
        return field(spec.seed(), null);
    }

    private Battlefield field(long seed, ClusterListener messages) {
        VirtualWorld world = new VirtualWorld(seed);
        try {
            SimulationOptions simulation = SimulationOptions.DEFAULT.withNetwork(NetworkSetting.parse(spec.options()));
            SimulatedCluster cluster = new SimulatedCluster(world, spec.nodes(), simulation, messages);
            return new Battlefield(world, cluster, preparation.create(cluster, world));
        } catch (IllegalArgumentException refused) {
            throw new UnrunnableException(refused.getMessage());
        }
    }
}
