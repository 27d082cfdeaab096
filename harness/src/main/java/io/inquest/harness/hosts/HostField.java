package io.inquest.harness.hosts;

import io.inquest.cluster.host.Claimant;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostClaims;
import io.inquest.cluster.host.HostCluster;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.LogCollection;
import io.inquest.cluster.host.PacketCapture;
import io.inquest.cluster.host.UndoLog;
import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.nemesis.journal.Healing;
import io.inquest.nemesis.journal.JournalFolder;
import io.inquest.nemesis.journal.UndoJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hosts of a backend with all that a run needs of them: a world, a journal of changes, and what can be done to them. */
public final class HostField {
    private static final int ID_CHARS = 8;
    private static final long LOGS_NANOS_MAX = 120_000_000_000L;

    /** What throws whenever the loop goes on is not waited for. */
    private static final int THROWN_MAX = 100;

    private static final String INTERRUPTED = "interrupted while the hosts were being opened";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final ClusterProvider provider;
    private final UndoJournal journal;
    private final RealWorld world;
    private final Consumer<String> log;
    private HostPool pool;
    private HostClaims claims;
    private HostCluster cluster;
    private PacketCapture capture;
    private volatile boolean opening = true;

    private HostField(ClusterProvider provider, UndoJournal journal, RealWorld world, Consumer<String> log) {
        this.provider = provider;
        this.journal = journal;
        this.world = world;
        this.log = log;
    }

    /**
     * What hosts are wanted.
     *
     * @param hosts as the user listed them, a line each; empty if none were
     * @param options the values of the backend's options
     * @param seed of the world's randomness
     * @param what they are for, in words for a person who finds the journal
     */
    public record Wanted(int nodes, List<String> hosts, Map<String, String> options, long seed, String what) {
        public Wanted {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Opens hosts and finds out what can be done to them; waits until that is known.
     *
     * @param log told, in sentences, what a person may want to know; from any thread
     * @param interrupted whether nobody wants them any more: from then on nothing is changed that has to be undone, and
     *     what was is undone; asked from any thread
     * @throws IllegalArgumentException with a sentence for a person, if what is asked for does not go together
     * @throws IOException with a sentence for a person, if they cannot be had, for another run has them among others; then
     *     nothing is left of them, or the sentence says what is
     */
    public static HostField open(
            ClusterProvider provider,
            Wanted wanted,
            JournalFolder journals,
            Consumer<String> log,
            BooleanSupplier interrupted)
            throws IOException {
        String id = id();
        UndoJournal journal = journal(journals, id, wanted.what());
        RealWorld world = new RealWorld(use -> SeededRandom.split(wanted.seed(), use));
        HostField field = new HostField(provider, journal, world, log);
        UndoLog changes = field.changesUnless(interrupted);
        try {
            field.pool = provider.open(
                    new ClusterRequest(id, wanted.nodes(), wanted.hosts(), wanted.options(), changes, log));
            requireGoOn(interrupted);
            if (field.pool.found()) {
                Claimant claimant = Claimant.here(id, wanted.what(), journal.file());
                field.claims = HostClaims.take(field.pool.hosts(), claimant, changes);
            }
            field.cluster = new HostCluster(provider.name(), field.pool.hosts(), world, changes);
            requireGoOn(interrupted);
            field.opening = false;
            return field;
        } catch (IOException | RuntimeException failed) {
            List<String> left = field.close();
            if (left.isEmpty()) {
                throw failed;
            }
            throw new IOException(failed.getMessage() + "; and then: " + String.join("; ", left), failed);
        }
    }

    private static void requireGoOn(BooleanSupplier interrupted) throws IOException {
        if (interrupted.getAsBoolean()) {
            throw new IOException(INTERRUPTED);
        }
    }

    /** What would be changed is written down first, so whoever may not write it down any more changes nothing. */
    private UndoLog changesUnless(BooleanSupplier interrupted) {
        return (host, what, undo) -> {
            if (opening) {
                requireGoOn(interrupted);
            }
            return journal.before(host, what, undo);
        };
    }

    private static UndoJournal journal(JournalFolder journals, String id, String what) throws IOException {
        try {
            return UndoJournal.create(journals, id, what);
        } catch (IOException unwritable) {
            throw new IOException(
                    "the journal that says how to undo faults cannot be written to " + journals.path() + " ("
                            + unwritable + "), and without it no real host is touched; set XDG_STATE_HOME to a folder"
                            + " that can",
                    unwritable);
        }
    }

    /** Tells these hosts from all others of the machine, those of other processes included. */
    private static String id() {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_CHARS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    public RealWorld world() {
        return world;
    }

    public HostCluster cluster() {
        return cluster;
    }

    /**
     * Captures the packets of all nodes from now on; waits until that is seen to work.
     *
     * @param snapBytes how much of each packet is kept; 0 for all of it
     * @throws IOException with a sentence for a person, if they cannot be captured
     */
    public void capture(int snapBytes) throws IOException {
        capture = new PacketCapture(cluster, journal, List.of(), snapBytes);
        List<String> problems = within(
                "the capture of packets",
                () -> capture.start().handle((begun, thrown) -> thrown == null ? List.of() : List.of(cause(thrown))));
        if (!problems.isEmpty()) {
            throw new IOException(problems.get(0));
        }
    }

    private static String cause(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /**
     * Brings what the nodes print to here, and the packets that were captured, to a folder of its name below {@code
     * nodes/}. Not for ever.
     *
     * @return what could not be brought, in sentences
     */
    public List<String> collectLogs(Path results) {
        List<String> problems = new ArrayList<>();
        if (capture != null) {
            problems.addAll(within("the packets", () -> capture.stop(results)));
        }
        problems.addAll(within("the nodes' logs", () -> new LogCollection(cluster).to(results)));
        return problems;
    }

    /** What a stage on the loop gives, or what became of it, in sentences. What else throws there is no news of it. */
    private List<String> within(String what, Supplier<CompletionStage<List<String>>> stage) {
        AtomicReference<List<String>> problems = new AtomicReference<>();
        world.execute(() -> {
            begun(stage)
                    .whenComplete((failed, thrown) -> problems.compareAndSet(
                            null, thrown == null ? failed : List.of(what + ": could not be had: " + cause(thrown))));
            world.schedule(
                    LOGS_NANOS_MAX,
                    () -> problems.compareAndSet(
                            null,
                            List.of(what + ": not ended after " + LOGS_NANOS_MAX / 1_000_000_000
                                    + " s, which is all the time that is given")));
        });
        for (int thrown = 0; problems.get() == null; thrown++) {
            try {
                world.run(() -> problems.get() != null);
            } catch (RuntimeException another) {
                if (thrown == THROWN_MAX) {
                    return List.of(what + ": could not be had: " + cause(another));
                }
            }
        }
        return problems.get();
    }

    private static CompletionStage<List<String>> begun(Supplier<CompletionStage<List<String>>> stage) {
        try {
            return stage.get();
        } catch (RuntimeException problem) {
            return CompletableFuture.failedFuture(problem);
        }
    }

    /**
     * Undoes what still stands, and lets go of the hosts: each step also if the one before failed.
     *
     * @return what went wrong, in sentences
     */
    public List<String> close() {
        opening = false;
        List<String> problems = new ArrayList<>();
        if (claims != null) {
            problems.addAll(claims.lost());
        }
        if (cluster != null) {
            // first, so that nothing is done any more that was undone
            attempt(problems, "the work on the hosts could not be ended", cluster::close);
        }
        if (pool != null) {
            undoOn(this::open, problems, false);
            attempt(problems, "the hosts could not be let go of", pool::close);
        }
        // what was made is gone now, and with it what was done to it
        undoOn(provider::reopen, problems, true);
        attempt(problems, "the journal could not be closed", journal::close);
        return problems;
    }

    private Host open(HostFacts facts) throws IOException {
        for (Host host : pool.hosts()) {
            if (host.facts().equals(facts)) {
                return host;
            }
        }
        return provider.reopen(facts);
    }

    /** @param last whether nobody tries again after this */
    private void undoOn(Healing.Reopening hosts, List<String> problems, boolean last) {
        if (journal.standing().isEmpty()) {
            return;
        }
        List<String> said = new ArrayList<>();
        int failures = 0;
        try {
            failures = Healing.undo(journal.standing(), hosts, journal::undone, said::add);
        } catch (IOException unwritten) {
            failures = 1;
            said.add("the journal could not be written: " + unwritten.getMessage());
        }
        said.forEach(log);
        if (last && failures > 0) {
            problems.addAll(said);
            problems.add("some of what the run did to the hosts still stands; once they can be reached again, undo it"
                    + " with: inquest heal");
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void attempt(List<String> problems, String what, Step step) {
        try {
            step.take();
        } catch (HostGoneException gone) {
            problems.add(what + ": the host is gone");
        } catch (IOException | RuntimeException failed) {
            problems.add(what + ": " + (failed.getMessage() == null ? failed.toString() : failed.getMessage()));
        }
    }
}
