package io.inquest.harness.runner;

import io.inquest.checkers.CheckContext;
import io.inquest.cluster.sim.ClusterListener;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.plugins.Plugins;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.OptionTrial;
import io.inquest.nemesis.Schedules;
import io.inquest.nemesis.ScriptedFaults;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Plan;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Runs of one specification in the simulation, a seed each. What is asked for is looked up and held against what the
 * store and the cluster can do once, before anything runs. Safe for several threads: each run has a world of its own.
 */
public final class SimulatedRuns {
    private final RunSpec spec;
    private final SystemProvider provider;
    private final Workload workload;
    private final SystemConfig systemConfig;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final Judge judge;
    private final CheckContext checkContext;

    /**
     * @param many whether the runs are judged as a whole too: then each fault has to have an effect in one of them only
     * @throws PluginException if something that is asked for does not exist
     * @throws UnrunnableException if what is asked for does not go together
     */
    public SimulatedRuns(RunSpec spec, Plugins plugins, CheckContext checkContext, boolean many) {
        this.spec = spec;
        this.checkContext = checkContext;
        provider = plugins.system(spec.system());
        workload = plugins.workload(spec.workload());
        requireSimulation();
        requireOnce(spec.nemeses());
        spec.nemeses().forEach(name -> kinds.add(plugins.fault(name)));
        spec.models().forEach(plugins::checker);
        systemConfig = new SystemConfig(spec.options(), spec.bug());
        requireGiven(provider.description().options());
        requireGiven(workload.options());
        if (spec.script() == null) {
            kinds.forEach(kind -> requireGiven(kind.description().options()));
        }
        requireFunctions(workload.functions().all());
        judge = new Judge(spec, promise().to(workload.functions().all()), workload, plugins.checkers(), many);
        requireFaults(field());
        requireOptions();
    }

    /** What a file asks for need not be what the command line would have let through. */
    private void requireSimulation() {
        if (!spec.cluster().equals("sim")) {
            throw new UnrunnableException("the run is one on the cluster \"" + spec.cluster()
                    + "\", and this version makes runs only in the simulation (\"sim\")");
        }
    }

    private static void requireOnce(List<String> nemeses) {
        Set<String> seen = new TreeSet<>();
        for (String name : nemeses) {
            if (!seen.add(name)) {
                throw new UnrunnableException("the run names the nemesis \"" + name + "\" twice; once is all it needs");
            }
        }
    }

    /** Of a run that was written down by another version, options may be missing. */
    private void requireGiven(List<OptionSpec> declared) {
        for (OptionSpec option : declared) {
            if (!spec.options().containsKey(option.name())) {
                throw new UnrunnableException("the run says nothing of the option --" + option.name()
                        + ", which did not exist when it was made; run its seed again: --seed " + spec.seed());
            }
        }
    }

    private Promise promise() {
        try {
            return provider.promise(systemConfig);
        } catch (IllegalArgumentException unfit) {
            throw new UnrunnableException(unfit.getMessage());
        }
    }

    private void requireFunctions(List<String> functions) {
        TreeSet<String> absent = new TreeSet<>(functions);
        absent.removeAll(provider.description().functions());
        if (!absent.isEmpty()) {
            throw new UnrunnableException("the workload \"" + spec.workload() + "\" needs the functions " + absent
                    + ", which the system \"" + spec.system() + "\" does not offer");
        }
    }

    private void requireFaults(Battlefield field) {
        for (FaultKind kind : kinds) {
            kind.refusal(field).ifPresent(reason -> {
                throw new UnrunnableException(
                        "the nemesis \"" + kind.description().name() + "\" cannot be had here: " + reason);
            });
        }
    }

    private void requireOptions() {
        try {
            plan();
            Battlefield field = field();
            if (spec.script() != null) {
                new ScriptedFaults(spec.script(), new FaultKinds(kinds)).require(field, spec.timeLimitNanos());
            } else {
                Schedules.of(spec.nemeses(), spec.options(), spec.timeLimitNanos());
                OptionTrial.require(kinds, field, spec.options());
            }
        } catch (IllegalArgumentException unfit) {
            throw new UnrunnableException(unfit.getMessage());
        }
    }

    /** What the histories will be about. */
    public String object() {
        return plan().object();
    }

    public List<String> nodeNames() {
        return field().cluster().nodes();
    }

    /** The judge of these runs, who also judges several of them as a whole. */
    public Judge judge() {
        return judge;
    }

    /** Runs one seed on this thread, and judges it; interrupted, neither goes on. */
    public RunResult run(long seed, RunListener listener, BooleanSupplier interrupted) {
        return run(seed, listener, null, interrupted);
    }

    /**
     * The same, with the same history.
     *
     * @param messages is told what happens in the cluster; null for nobody
     */
    public RunResult run(long seed, RunListener listener, ClusterListener messages, BooleanSupplier interrupted) {
        long start = checkContext.nanoClock().getAsLong();
        Battlefield field = field(seed, messages);
        Plan plan = plan();
        RunSpec seeded = spec.withSeed(seed);
        TestRun.Outcome outcome = new TestRun(seeded, field, plan, kinds, listener).execute(interrupted);
        listener.phase("checking", outcome.endNanos());
        List<Judgement> judgements = judge.judge(plan.object(), outcome, context(plan, interrupted));
        return new RunResult(
                seeded,
                plan.object(),
                field.cluster().nodes(),
                outcome.history(),
                judgements,
                outcome.mainNanos(),
                outcome.endNanos(),
                (checkContext.nanoClock().getAsLong() - start) / 1_000_000,
                outcome.interrupted());
    }

    /** With what the workload has to tell the checkers. Nobody waits for a verdict who has interrupted the run. */
    private CheckContext context(Plan plan, BooleanSupplier interrupted) {
        BooleanSupplier cancelled = checkContext.cancelled();
        return new CheckContext(
                plan.settings(),
                checkContext.timeNanosMax(),
                checkContext.memoryBytesMax(),
                checkContext.nanoClock(),
                () -> interrupted.getAsBoolean() || cancelled.getAsBoolean(),
                checkContext.progress());
    }

    private Plan plan() {
        return workload.plan(new WorkloadConfig(spec.options(), spec.concurrency(), spec.rate()));
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
            return new Battlefield(world, cluster, provider.create(systemConfig, cluster, world));
        } catch (IllegalArgumentException refused) {
            throw new UnrunnableException(refused.getMessage());
        }
    }
}
