package io.inquest.nemesis.journal;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostClaims;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Undoes what a journal says still stands: the latest change first, and each whether or not the one before could be. Only
 * a claim of a host stays while anything else stands there, so that no run meets what is left.
 */
public final class Healing {
    /** Finds a host of an earlier process again. */
    public interface Reopening {
        /** As {@link io.inquest.cluster.host.ClusterProvider#reopen}. */
        Host reopen(HostFacts facts) throws IOException;
    }

    /** A host, or why there is none. */
    private record Found(Host host, IOException problem) {}

    private final Reopening reopening;
    private final Consumer<String> said;
    private final Map<HostFacts, Found> hosts = new LinkedHashMap<>();
    private final Set<HostFacts> unclean = new HashSet<>();

    private Healing(Reopening reopening, Consumer<String> said) {
        this.reopening = reopening;
        this.said = said;
    }

    /** Hears that a change was undone, or that nothing is left of it. */
    public interface Undone {
        void undone(Change change) throws IOException;
    }

    /**
     * Heals what a dead process left; takes the journal away if nothing of it stands any more.
     *
     * @param reopening finds a host again; it is closed after
     * @param said told, in sentences, what was undone and what could not be
     * @return how many changes could not be undone
     */
    public static int heal(LeftBehind left, LeftBehind.Claim claim, Reopening reopening, Consumer<String> said)
            throws IOException {
        List<Change> changes;
        try {
            // it was read before it was claimed, and its run may have written more before it died
            changes = LeftBehind.read(left.file()).changes();
        } catch (NoSuchFileException ended) {
            changes = List.of(); // its run has undone it all meanwhile
        }
        Healing healing = new Healing(new Reclaiming(left, changes, reopening), said);
        int failures;
        try {
            failures = healing.undoAll(changes, claim::undone);
        } finally {
            healing.closeAll();
        }
        if (failures == 0) {
            claim.delete();
        }
        return failures;
    }

    /**
     * Undoes changes on hosts that stay open.
     *
     * @param changes the latest first
     * @param hosts gives the host of a change
     */
    public static int undo(List<Change> changes, Reopening hosts, Undone undone, Consumer<String> said)
            throws IOException {
        return new Healing(hosts, said).undoAll(changes, undone);
    }

    private int undoAll(List<Change> changes, Undone undone) throws IOException {
        int failures = 0;
        for (Change change : changes) {
            failures += undo(change, undone) ? 0 : 1;
        }
        return failures;
    }

    private boolean undo(Change change, Undone undone) throws IOException {
        String where = change.host().name() + " (" + change.host().backend() + ")";
        try {
            Host host = host(change.host());
            if (change.what().equals(HostClaims.WHAT) && unclean.contains(change.host())) {
                throw new IOException("it is kept until the rest is undone");
            }
            for (Command command : change.undo()) {
                host.require(command);
            }
            said.accept("undone on " + where + ": " + change.what());
        } catch (HostGoneException gone) {
            said.accept("gone with " + where + ": " + change.what());
        } catch (IOException | RuntimeException failed) {
            said.accept("NOT undone on " + where + ": " + change.what() + ": " + reason(failed));
            unclean.add(change.host());
            return false;
        }
        undone.undone(change);
        return true;
    }

    private static String reason(Exception failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }

    private Host host(HostFacts facts) throws IOException {
        Found found = hosts.computeIfAbsent(facts, this::find);
        if (found.problem() != null) {
            throw found.problem();
        }
        return found.host();
    }

    private Found find(HostFacts facts) {
        try {
            return new Found(reopening.reopen(facts), null);
        } catch (IOException problem) {
            return new Found(null, problem);
        } catch (RuntimeException unforeseen) {
            return new Found(null, new IOException(reason(unforeseen), unforeseen));
        }
    }

    private void closeAll() {
        for (Found found : hosts.values()) {
            try {
                if (found.host() != null) {
                    found.host().close();
                }
            } catch (IOException | RuntimeException left) {
                said.accept("the connection to " + found.host().name() + " could not be closed: " + reason(left));
            }
        }
    }
}
