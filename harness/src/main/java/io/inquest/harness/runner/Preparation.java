package io.inquest.harness.runner;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.secrets.SecretOptions;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.OptionTrial;
import io.inquest.nemesis.Schedules;
import io.inquest.nemesis.ScriptedFaults;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.Plan;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What any run needs, wherever it happens: what is asked for, looked up and held against what the store and the cluster
 * can do before anything runs; and who judges. Safe for several threads.
 */
public final class Preparation {
    private final RunSpec spec;
    private final SystemProvider provider;
    private final Workload workload;
    private final SystemConfig systemConfig;
    private final List<FaultKind> kinds = new ArrayList<>();
    private final Judge judge;
    private final boolean own;
    private final CheckContext checkContext;

    /**
     * @param many whether the runs are judged as a whole too: then each fault has to have an effect in one of them only
     * @throws PluginException if something that is asked for does not exist
     * @throws UnrunnableException if what is asked for does not go together
     */
    public Preparation(RunSpec spec, Plugins plugins, CheckContext checkContext, boolean many) {
        this.spec = spec;
        this.checkContext = checkContext;
        provider = plugins.system(spec.system());
        workload = plugins.workload(spec.workload());
        own = plugins.isUsers(provider) || provider.description().functions().equals(SystemDescription.ANY_FUNCTION);
        requireOnce(spec.nemeses());
        spec.nemeses().forEach(name -> kinds.add(plugins.fault(name)));
        spec.models().forEach(plugins::checker);
        systemConfig = new SystemConfig(resolved(spec), spec.bug());
        requireGiven(provider.description().options());
        requireGiven(workload.options());
        if (spec.script() == null) {
            kinds.forEach(kind -> requireGiven(kind.description().options()));
        }
        requireFunctions(workload.functions().all());
        judge = new Judge(spec, promise().to(workload.functions().all()), workload, plugins.checkers(), many);
    }

    private static Map<String, String> resolved(RunSpec spec) {
        try {
            return SecretOptions.resolve(spec.options());
        } catch (IllegalArgumentException unread) {
            throw new UnrunnableException(unread.getMessage());
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

    /**
     * Of a run that was written down by another version, options may be missing.
     *
     * @throws UnrunnableException naming the first
     */
    public void requireGiven(List<OptionSpec> declared) {
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
        Set<String> absent = provider.description().lacking(functions);
        if (!absent.isEmpty()) {
            throw new UnrunnableException("the workload \"" + spec.workload() + "\" needs the functions " + absent
                    + ", which the system \"" + spec.system() + "\" does not offer");
        }
    }

    /** The faults that cannot be had on a field, by name, each with the reason. */
    public Map<String, String> lacking(Battlefield field) {
        Map<String, String> lacking = new TreeMap<>();
        for (FaultKind kind : kinds) {
            kind.refusal(field)
                    .ifPresent(reason -> lacking.put(kind.description().name(), reason));
        }
        return lacking;
    }

    /**
     * Holds the faults and their options against what is possible on a field.
     *
     * @throws UnrunnableException if they cannot be had there
     */
    public void require(Battlefield field) {
        for (FaultKind kind : kinds) {
            kind.refusal(field).ifPresent(reason -> {
                throw new UnrunnableException(
                        "the nemesis \"" + kind.description().name() + "\" cannot be had here: " + reason);
            });
        }
        requireOptions();
        try {
            if (spec.script() != null) {
                new ScriptedFaults(spec.script(), new FaultKinds(kinds)).require(field, spec.timeLimitNanos());
            } else {
                OptionTrial.require(kinds, field, spec.options());
            }
        } catch (IllegalArgumentException unfit) {
            throw new UnrunnableException(unfit.getMessage());
        }
    }

    /**
     * As far as options can be judged before there is a field.
     *
     * @throws UnrunnableException if they make no sense
     */
    public void requireOptions() {
        try {
            plan();
            if (spec.script() == null) {
                Schedules.of(spec.nemeses(), spec.options(), spec.timeLimitNanos());
            }
        } catch (IllegalArgumentException unfit) {
            throw new UnrunnableException(unfit.getMessage());
        }
    }

    /**
     * The store, not yet set up.
     *
     * @throws IllegalArgumentException with a sentence for a person, if it cannot be on this cluster
     */
    public SystemUnderTest create(Cluster cluster, World world) {
        return provider.create(systemConfig, cluster, world);
    }

    /** What is asked for. */
    public RunSpec spec() {
        return spec;
    }

    /** What the histories will be about. */
    public String object() {
        return plan().object();
    }

    /** The judge of these runs, who also judges several of them as a whole. */
    public Judge judge() {
        return judge;
    }

    /** Something that has to be done between the run and the verdict. */
    public interface Afterwards {
        /** Does it; gives what went wrong, in sentences. Does not throw. */
        List<String> leave(boolean interrupted);
    }

    /**
     * Runs one seed on this thread, and judges it; interrupted, neither goes on.
     *
     * @param afterwards comes after the run however that ends, and before anything is judged
     */
    public RunResult run(
            long seed, Battlefield field, RunListener listener, Afterwards afterwards, BooleanSupplier interrupted) {
        long start = checkContext.nanoClock().getAsLong();
        Plan plan = plan();
        RunSpec seeded = spec.withSeed(seed);
        List<String> nodes = field.cluster().nodes();
        List<String> warnings = List.of();
        TestRun.Outcome outcome = null;
        try {
            outcome = new TestRun(seeded, field, plan, kinds, listener, checked()).execute(interrupted);
        } finally {
            warnings = afterwards.leave(outcome == null || outcome.interrupted());
        }
        listener.phase("checking", outcome.endNanos());
        List<Judgement> judgements = judge.judge(plan.object(), outcome, context(plan, interrupted));
        return new RunResult(
                seeded,
                plan.object(),
                nodes,
                outcome.history(),
                judgements,
                outcome.mainNanos(),
                outcome.endNanos(),
                (checkContext.nanoClock().getAsLong() - start) / 1_000_000,
                outcome.interrupted(),
                outcome.latency(),
                Stream.concat(outcome.warnings().stream(), warnings.stream()).toList());
    }

    /** What the client is checked for; null if it is not. */
    private Functions checked() {
        return ClientCheck.isWanted(spec.options(), own) ? workload.functions() : null;
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
}
