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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final BooleanSupplier interrupted;
    private final List<String> nodeNames;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final String leftOut;
    private Opened next;

    private record Opened(long seed, HostField field, Battlefield battlefield) {}

    /**
     * In what manner runs are made.
     *
     * @param many whether they are judged as a whole too
     * @param possible whether faults that cannot be had are left out, where others can; else the runs are refused then
     * @param interrupted whether nobody wants them any more, also while hosts are being opened
     */
    public record Manner(boolean many, boolean possible, BooleanSupplier interrupted) {}

    /**
     * Opens the hosts of the first run, and holds what is asked for against what can be done to them.
     *
     * @param journals where it is written how to undo what is done to hosts
     * @throws PluginException if something that is asked for does not exist
     * @throws UnrunnableException if what is asked for does not go together, or the hosts cannot be had
     */
    public RealRuns(RunSpec asked, Plugins plugins, CheckContext checkContext, Manner manner, JournalFolder journals) {
        this.journals = journals;
        interrupted = manner.interrupted();
        provider = plugins.cluster(asked.cluster());
        Preparation whole = new Preparation(asked, plugins, checkContext, manner.many());
        whole.requireGiven(ClusterOptions.of(provider));
        whole.requireOptions();
        next = open(asked, whole, asked.seed());
        try {
            Map<String, String> lacking = manner.possible() ? whole.lacking(next.battlefield()) : Map.of();
            spec = lacking.isEmpty() ? asked : PossibleFaults.of(asked, lacking, plugins);
            leftOut = lacking.isEmpty() ? null : PossibleFaults.sentence(lacking);
            preparation = lacking.isEmpty() ? whole : new Preparation(spec, plugins, checkContext, manner.many());
            preparation.requireOptions();
            preparation.require(next.battlefield());
        } catch (RuntimeException refused) {
            throw refusal(refused, letGo());
        }
        nodeNames = next.battlefield().cluster().nodes();
        leftOut().ifPresent(said::add);
    }

    /** The runs as they are made: without the faults that were left out. */
    public RunSpec spec() {
        return spec;
    }

    /** Which faults were left out and why, in a line. */
    public Optional<String> leftOut() {
        return Optional.ofNullable(leftOut);
    }

    /** What could not be undone must not be lost behind the reason why it had to be. */
    private static RuntimeException refusal(RuntimeException refused, List<String> left) {
        boolean unfit = refused instanceof IllegalArgumentException;
        if (left.isEmpty()) {
            return unfit ? new UnrunnableException(refused.getMessage()) : refused;
        }
        return new UnrunnableException(refused.getMessage() + "; and then: " + String.join("; ", left));
    }

    private Opened open(RunSpec spec, Preparation preparation, long seed) {
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
                    said::add,
                    interrupted);
        } catch (IOException | IllegalArgumentException refused) {
            throw new UnrunnableException(refused.getMessage());
        }
        try {
            Battlefield battlefield =
                    new Battlefield(field.world(), field.cluster(), preparation.create(field.cluster(), field.world()));
            capture(field, spec);
            return new Opened(seed, field, battlefield);
        } catch (RuntimeException refused) {
            throw refusal(refused, field.close());
        }
    }

    private static void capture(HostField field, RunSpec spec) {
        OptionalInt snapBytes = PacketOption.snapBytes(spec.options());
        if (snapBytes.isPresent()) {
            try {
                field.capture(snapBytes.getAsInt());
            } catch (IOException impossible) {
                throw new UnrunnableException(
                        "packets cannot be captured (--pcap): " + impossible.getMessage() + "; or leave --pcap out");
            }
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
        return open(spec, preparation, seed);
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
            long now = field.world().nowNanos();
            tell(listener, now);
            listener.pulse(now);
            field.world().schedule(PULSE_NANOS, this::beat); // whoever fails to listen is not asked again
        }
    }

    /** Lets go of hosts that no run has used. */
    @Override
    public void close() {
        said.addAll(letGo());
    }

    private List<String> letGo() {
        List<String> left = next == null ? List.of() : next.field().close();
        next = null;
        return left;
    }
}
