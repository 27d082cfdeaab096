package io.inquest.harness.hosts;

import io.inquest.checkers.CheckContext;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.harness.plugins.PluginException;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.Judge;
import io.inquest.harness.runner.Preparation;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.UnrunnableException;
import io.inquest.harness.runner.Witness;
import io.inquest.harness.secrets.SecretOptions;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.journal.JournalFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Runs on real hosts, one after another, each on hosts opened for it. Whatever happens, a run's hosts are healed, their
 * logs brought here and let go of before anything is judged, and what fails there does not touch the verdict.
 */
public final class RealRuns implements SeededRuns, AutoCloseable {
    /** How long an interruption, or a line of the log, may wait for the world's loop. */
    private static final long PULSE_NANOS = 50_000_000;

    private final RunSpec spec;
    private final Preparation preparation;
    private final ClusterProvider provider;
    private final JournalFolder journals;
    private final List<String> nodeNames;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private Opened next;

    private record Opened(long seed, HostField field, Battlefield battlefield) {}

    /**
     * Opens the hosts of the first run, and holds what is asked for against what can be done to them.
     *
     * @param many whether the runs are judged as a whole too
     * @param journals where it is written how to undo what is done to hosts
     * @throws PluginException if something that is asked for does not exist
     * @throws UnrunnableException if what is asked for does not go together, or the hosts cannot be had
     */
    public RealRuns(RunSpec spec, Plugins plugins, CheckContext checkContext, boolean many, JournalFolder journals) {
        this.spec = spec;
        this.journals = journals;
        provider = plugins.cluster(spec.cluster());
        preparation = new Preparation(spec, plugins, checkContext, many);
        preparation.requireGiven(ClusterOptions.of(provider));
        preparation.requireOptions();
        next = open(spec.seed());
        try {
            preparation.require(next.battlefield());
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
        nodeNames = next.battlefield().cluster().nodes();
    }

    private Opened open(long seed) {
        HostField field;
        try {
            field = HostField.open(
                    provider,
                    new HostField.Wanted(
                            spec.nodes(),
                            spec.hosts(),
                            SecretOptions.resolve(ClusterOptions.values(provider, spec.options())),
                            seed,
                            "run --system " + spec.system() + " --cluster " + spec.cluster() + " --seed " + seed),
                    journals,
                    said::add);
        } catch (IOException | IllegalArgumentException refused) {
            throw new UnrunnableException(refused.getMessage());
        }
        try {
            return new Opened(
                    seed,
                    field,
                    new Battlefield(
                            field.world(), field.cluster(), preparation.create(field.cluster(), field.world())));
        } catch (RuntimeException refused) {
            field.close().forEach(said::add);
            throw refused instanceof IllegalArgumentException ? new UnrunnableException(refused.getMessage()) : refused;
        }
    }

    @Override
    public String object() {
        return preparation.object();
    }

    @Override
    public List<String> nodeNames() {
        return nodeNames;
    }

    @Override
    public Judge judge() {
        return preparation.judge();
    }

    @Override
    public RunResult run(long seed, Witness witness, BooleanSupplier interrupted) {
        if (witness.messages() != null) {
            throw new IllegalArgumentException("what real nodes send each other is not seen");
        }
        Opened opened = take(seed);
        new Pulse(opened.field(), witness.listener()).begin();
        return preparation.run(
                seed, opened.battlefield(), witness.listener(), stopped -> leave(opened.field(), witness), interrupted);
    }

    private Opened take(long seed) {
        if (next != null && next.seed() == seed) {
            Opened taken = next;
            next = null;
            return taken;
        }
        close();
        return open(seed);
    }

    private List<String> leave(HostField field, Witness witness) {
        RunListener listener = witness.listener();
        List<String> problems = new ArrayList<>();
        if (witness.results() != null) {
            listener.phase("collecting logs", field.world().nowNanos());
            problems.addAll(logs(field, witness.results()));
        }
        listener.phase("letting go of the hosts", field.world().nowNanos());
        problems.addAll(field.close());
        tell(listener, field.world().nowNanos());
        return problems;
    }

    private static List<String> logs(HostField field, Path folder) {
        try {
            return field.collectLogs(folder);
        } catch (RuntimeException failed) {
            return List.of("the nodes' logs could not be brought here: " + failed.getMessage());
        }
    }

    private void tell(RunListener listener, long timeNanos) {
        for (String line = said.poll(); line != null; line = said.poll()) {
            listener.note(line, timeNanos);
        }
    }

    /** Runs on the loop now and then, so that it is seen there what happened elsewhere; its end is the loop's. */
    private final class Pulse {
        private final HostField field;
        private final RunListener listener;

        Pulse(HostField field, RunListener listener) {
            this.field = field;
            this.listener = listener;
        }

        void begin() {
            field.world().execute(this::beat);
        }

        private void beat() {
            field.world().schedule(PULSE_NANOS, this::beat);
            long now = field.world().nowNanos();
            tell(listener, now);
            listener.pulse(now);
        }
    }

    /** Lets go of hosts that no run has used. */
    @Override
    public void close() {
        if (next != null) {
            next.field().close().forEach(said::add);
            next = null;
        }
    }
}
