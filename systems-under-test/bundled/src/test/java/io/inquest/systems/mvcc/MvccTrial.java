package io.inquest.systems.mvcc;

import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.keyvalue.Trial;
import io.inquest.workloads.ListAppendWorkload;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;

/** A {@link Trial} of the transactional store. */
final class MvccTrial extends Trial {
    MvccTrial(long seed, SystemConfig config, Workload workload, List<String> faults, SimulationOptions options) {
        super(seed, (cluster, world) -> new MvccProvider().create(config, cluster, world), workload, faults, options);
    }

    static MvccTrial of(long seed, String bug, Map<String, String> options, String... faults) {
        return new MvccTrial(
                seed, config(bug, options), new ListAppendWorkload(), List.of(faults), SimulationOptions.DEFAULT);
    }

    static SystemConfig config(String bug, Map<String, String> options) {
        return config(new MvccProvider(), bug, options);
    }

    @Override
    public MvccTrial run(int seconds) {
        super.run(seconds);
        return this;
    }

    /** The primary's log, in the end. */
    List<Commit> log() {
        return ((MvccNode) system.replica(MvccNode.PRIMARY)).log();
    }
}
