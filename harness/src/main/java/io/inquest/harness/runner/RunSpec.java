package io.inquest.harness.runner;

import io.inquest.nemesis.FaultScript;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One run, as asked for, with every default filled in: with the program's version all that is needed to repeat it.
 *
 * @param nemeses the names of the faults' kinds, in the order given; empty for none
 * @param timeLimitNanos how long the main part lasts, in the world's time
 * @param rate operations a second, of all workers together; 0 for as many as the store takes
 * @param bug the store's bug that is switched on, or null
 * @param model the models that decide the status, by name, with commas between several; null for what the store promises
 * @param options the values of all options that the store, the workload and the faults declare, by name
 * @param script the faults at exact times, of the kinds that are named as nemeses; null where faults come at random
 * @param bounds the settings of the checkers that judge it, by name
 * @param hosts the hosts to run on, as the user listed them, a line each; empty where none were listed
 */
public record RunSpec(
        String system,
        String workload,
        List<String> nemeses,
        String cluster,
        int nodes,
        long timeLimitNanos,
        double rate,
        int concurrency,
        long seed,
        String bug,
        String model,
        Map<String, String> options,
        FaultScript script,
        Map<String, String> bounds,
        List<String> hosts) {
    /** The cluster that is the simulation. */
    public static final String SIMULATION = "sim";

    public RunSpec {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(workload, "workload");
        Objects.requireNonNull(cluster, "cluster");
        nemeses = List.copyOf(nemeses);
        options = Map.copyOf(options);
        bounds = Map.copyOf(bounds);
        hosts = List.copyOf(hosts);
    }

    /** Without a script, bounds and listed hosts. */
    public RunSpec(
            String system,
            String workload,
            List<String> nemeses,
            String cluster,
            int nodes,
            long timeLimitNanos,
            double rate,
            int concurrency,
            long seed,
            String bug,
            String model,
            Map<String, String> options) {
        this(
                system,
                workload,
                nemeses,
                cluster,
                nodes,
                timeLimitNanos,
                rate,
                concurrency,
                seed,
                bug,
                model,
                options,
                null,
                Map.of(),
                List.of());
    }

    /** The models that decide; none where the store's promise does. */
    public List<String> models() {
        return model == null ? List.of() : List.of(model.split(",", -1));
    }

    /** Whether it is a run in the simulation: a function of its seed. */
    public boolean isSimulated() {
        return cluster.equals(SIMULATION);
    }

    /** With other faults, and the options that go with them. */
    public RunSpec with(List<String> newNemeses, Map<String, String> newOptions) {
        return with(newNemeses, newOptions, seed);
    }

    public RunSpec withSeed(long newSeed) {
        return with(nemeses, options, newSeed);
    }

    private RunSpec with(List<String> newNemeses, Map<String, String> newOptions, long newSeed) {
        return new RunSpec(
                system,
                workload,
                newNemeses,
                cluster,
                nodes,
                timeLimitNanos,
                rate,
                concurrency,
                newSeed,
                bug,
                model,
                newOptions,
                script,
                bounds,
                hosts);
    }
}
