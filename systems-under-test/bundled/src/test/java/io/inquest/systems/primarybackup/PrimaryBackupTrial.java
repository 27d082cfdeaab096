package io.inquest.systems.primarybackup;

import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.keyvalue.Trial;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import java.util.List;
import java.util.Map;

/** A {@link Trial} of the primary-backup store that looks at its invariants. */
final class PrimaryBackupTrial extends Trial {
    final Invariants invariants;

    PrimaryBackupTrial(
            long seed, SystemConfig config, Workload workload, List<String> faults, SimulationOptions options) {
        this(new Invariants(), seed, config, workload, faults, options);
    }

    private PrimaryBackupTrial(
            Invariants invariants,
            long seed,
            SystemConfig config,
            Workload workload,
            List<String> faults,
            SimulationOptions options) {
        super(
                seed,
                (cluster, world) ->
                        PrimaryBackupProvider.create(PrimaryBackupProvider.parse(config), cluster, world, invariants),
                workload,
                faults,
                options);
        this.invariants = invariants;
    }

    static PrimaryBackupTrial of(long seed, String bug, Map<String, String> options, String... faults) {
        return new PrimaryBackupTrial(
                seed, config(bug, options), new RegisterWorkload(), List.of(faults), SimulationOptions.DEFAULT);
    }

    static SystemConfig config(String bug, Map<String, String> options) {
        return config(new PrimaryBackupProvider(), bug, options);
    }

    @Override
    public PrimaryBackupTrial run(int seconds) {
        super.run(seconds);
        return this;
    }
}
