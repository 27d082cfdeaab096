package io.inquest.nemesis.journal;

import io.inquest.cluster.host.Claimant;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostClaim;
import io.inquest.cluster.host.HostClaims;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reopens hosts of a dead run, and claims again, before anything is undone there, those that it had claimed: a host that
 * was started anew, or let go of by force, may be another run's by now, whose faults must not be undone in mid-run.
 */
final class Reclaiming implements Healing.Reopening {
    private final Healing.Reopening reopening;
    private final Claimant claimant;
    private final Set<HostFacts> claimed = new HashSet<>();

    /** @param changes that still stand, claims among them */
    Reclaiming(LeftBehind left, List<Change> changes, Healing.Reopening reopening) {
        this.reopening = reopening;
        this.claimant = Claimant.here(JournalFolder.idOf(left.file()), "heal", left.file());
        for (Change change : changes) {
            if (change.what().equals(HostClaims.WHAT)) {
                claimed.add(change.host());
            }
        }
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        Host host = reopening.reopen(facts);
        if (!claimed.contains(facts)) {
            return host;
        }
        try {
            Optional<HostClaim> another = HostClaims.take(host, claimant);
            if (another.isPresent()) {
                throw new IOException(
                        facts.name() + " is in use by " + another.get().holder()
                                + ", which must not be disturbed; say inquest heal again when that has ended");
            }
            return host;
        } catch (IOException | RuntimeException refused) {
            closeQuietly(host, refused);
            throw refused;
        }
    }

    private static void closeQuietly(Host host, Exception refused) {
        try {
            host.close();
        } catch (IOException alsoThat) {
            refused.addSuppressed(alsoThat);
        }
    }
}
