package io.inquest.systems.raft;

import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.keyvalue.Trial;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;

/** A {@link Trial} of the Raft store that looks at Raft's invariants. */
final class RaftTrial extends Trial {
    final Invariants invariants;

    RaftTrial(long seed, SystemConfig config, Workload workload, List<String> faults, SimulationOptions options) {
        this(new Invariants(), seed, config, workload, faults, options);
    }

    private RaftTrial(
            Invariants invariants,
            long seed,
            SystemConfig config,
            Workload workload,
            List<String> faults,
            SimulationOptions options) {
        super(
                seed,
                (cluster, world) -> RaftProvider.create(RaftProvider.parse(config), cluster, world, invariants),
                workload,
                faults,
                options);
        this.invariants = invariants;
    }

    static RaftTrial of(long seed, String bug, Map<String, String> options, String... faults) {
        return new RaftTrial(
                seed, config(bug, options), new RegisterWorkload(), List.of(faults), SimulationOptions.DEFAULT);
    }

    static SystemConfig config(String bug, Map<String, String> options) {
        return config(new RaftProvider(), bug, options);
    }

    @Override
    public RaftTrial run(int seconds) {
        super.run(seconds);
        return this;
    }
}
