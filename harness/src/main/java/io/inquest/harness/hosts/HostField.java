package io.inquest.harness.hosts;

import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostCluster;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.LogCollection;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Hosts of a backend with all that a run needs of them: a world, a journal of changes, and what can be done to them. */
public final class HostField {
    private static final int ID_CHARS = 8;
    private static final long LOGS_NANOS_MAX = 120_000_000_000L;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final ClusterProvider provider;
    private final UndoJournal journal;
    private final RealWorld world;
    private final Consumer<String> log;
    private HostPool pool;
    private HostCluster cluster;

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
     * @throws IllegalArgumentException with a sentence for a person, if what is asked for does not go together
     * @throws IOException with a sentence for a person, if they cannot be had; then nothing is left of them
     */
    public static HostField open(ClusterProvider provider, Wanted wanted, JournalFolder journals, Consumer<String> log)
            throws IOException {
        String id = id();
        UndoJournal journal = journal(journals, id, wanted.what());
        RealWorld world = new RealWorld(use -> SeededRandom.split(wanted.seed(), use));
        HostField field = new HostField(provider, journal, world, log);
        try {
            field.pool = provider.open(
                    new ClusterRequest(id, wanted.nodes(), wanted.hosts(), wanted.options(), journal, log));
            field.cluster = new HostCluster(provider.name(), field.pool.hosts(), world, journal);
            return field;
        } catch (IOException | RuntimeException failed) {
            field.close().forEach(log);
            throw failed;
        }
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
     * Brings what the nodes print to here, to a folder of its name below {@code nodes/}. Not for ever.
     *
     * @return what could not be brought, in sentences
     */
    public List<String> collectLogs(Path results) {
        AtomicReference<List<String>> problems = new AtomicReference<>();
        world.execute(() -> {
            new LogCollection(cluster)
                    .to(results)
                    .whenComplete((failed, thrown) -> problems.compareAndSet(
                            null,
                            thrown == null ? failed : List.of("the nodes' logs could not be brought here: " + thrown)));
            world.schedule(
                    LOGS_NANOS_MAX,
                    () -> problems.compareAndSet(
                            null,
                            List.of("the nodes' logs were not all here after " + LOGS_NANOS_MAX / 1_000_000_000
                                    + " s, and were not waited for any longer")));
        });
        world.run(() -> problems.get() != null);
        return problems.get();
    }

    /**
     * Undoes what still stands, and lets go of the hosts: each step also if the one before failed.
     *
     * @return what went wrong, in sentences
     */
    public List<String> close() {
        List<String> problems = new ArrayList<>();
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
