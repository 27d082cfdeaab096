package io.inquest.cluster.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims of hosts that were there before. Faults of two runs on one host would take each other away and their verdicts
 * would rest on what was not there, so a host is one run's at a time. A claim is a file on the host, made at once or not
 * at all; it ends when the host is started anew, for that ends all that could be in the way. Every method waits.
 */
public final class HostClaims {
    /** What a claim is called where it is written down how to undo it. */
    public static final String WHAT = "claim of the host";

    /** Claims by administrators concern all who use the host. */
    private static final String ADMINISTRATORS = "/var/lib/inquest";

    private static final Script LOOK = script("look");
    private static final Script TAKE = script("take");
    private static final Script RELEASE = script("release");

    private final List<Host> hosts;
    private final Claimant claimant;

    private HostClaims(List<Host> hosts, Claimant claimant) {
        this.hosts = hosts;
        this.claimant = claimant;
    }

    private record Look(Host host, String mark, Optional<HostClaim> claim) {
        boolean isOfAnother(Claimant claimant) {
            return claim.isPresent() && !claim.get().id().equals(claimant.id());
        }
    }

    /**
     * Claims all of the hosts; where others have some, none is left claimed once the log is undone.
     *
     * @param undo where it is written, before a claim is made, how to let go of it
     * @throws IOException with a sentence that says who has them since when, and what can be done, if others have; or if
     *     it cannot be found out
     */
    public static HostClaims take(List<Host> hosts, Claimant claimant, UndoLog undo) throws IOException {
        List<Look> looks = new ArrayList<>(Everywhere.on(hosts, HostClaims::look));
        requireFree(looks, claimant);
        looks.sort(Comparator.comparing(Look::mark)
                .thenComparing(look -> folder(look.host().facts())));
        // the same one first, whatever the order of the list: of two runs at the same moment one gets them all
        for (List<Look> some : List.of(first(looks), rest(looks))) {
            requireFree(Everywhere.on(some, one -> claimed(one, claimant, undo)), claimant);
        }
        return new HostClaims(List.copyOf(hosts), claimant);
    }

    private static List<Look> first(List<Look> looks) {
        return looks.subList(0, Math.min(1, looks.size()));
    }

    private static List<Look> rest(List<Look> looks) {
        return looks.subList(Math.min(1, looks.size()), looks.size());
    }

    private static Look claimed(Look look, Claimant claimant, UndoLog undo) throws IOException {
        HostFacts host = look.host().facts();
        undo.before(host, WHAT, List.of(RELEASE.with(folder(host), claimant.id())));
        return new Look(look.host(), look.mark(), take(look.host(), claimant));
    }

    /**
     * Claims one host for undoing what a process did there that had claimed it: after a restart of the host its claim is
     * no more. It goes when what was written down of the first one is undone.
     *
     * @return the claim of another, if there is one now: then nothing may be undone there
     */
    public static Optional<HostClaim> take(Host host, Claimant claimant) throws IOException {
        Command take = TAKE.with(folder(host.facts()), claimant.id()).withInput(claimant.text());
        String said = RefusedException.unlessDone(host, take, "it could not be claimed");
        return claim(said.lines().toList()).filter(claim -> !claim.id().equals(claimant.id()));
    }

    /** On which hosts the claim is no more, or another's, a sentence each; nothing of those that cannot be reached. */
    public List<String> lost() {
        try {
            return Everywhere.on(hosts, this::loss).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException interrupted) {
            return List.of();
        }
    }

    private Optional<String> loss(Host host) {
        try {
            Look look = look(host);
            if (look.isOfAnother(claimant)) {
                return Optional.of(host.name() + " was taken from this run while it went on, by "
                        + look.claim().orElseThrow().holder() + ": faults of both may have been there");
            }
            return look.claim().isPresent()
                    ? Optional.empty()
                    : Optional.of(host.name() + " was not claimed by this run any more at its end: it was started anew,"
                            + " or somebody let go of it, and faults of others may have been there");
        } catch (IOException unreachable) {
            return Optional.empty(); // which is told when what was done there cannot be undone
        }
    }

    private static Look look(Host host) throws IOException {
        Set<String> folders = new LinkedHashSet<>(List.of(folder(host.facts()), ADMINISTRATORS));
        String said = RefusedException.unlessDone(
                host, LOOK.with(List.copyOf(folders)), "whether another run has it could not be found out");
        List<String> lines = said.lines().toList();
        return new Look(host, lines.get(0), claim(lines.subList(1, lines.size())));
    }

    private static Optional<HostClaim> claim(List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(HostClaim.parse(lines.get(0), lines.subList(1, lines.size())));
    }

    private static String folder(HostFacts host) {
        return host.home().substring(0, Math.max(1, host.home().lastIndexOf('/')));
    }

    private static void requireFree(List<Look> looks, Claimant claimant) throws IOException {
        Map<String, List<Look>> held = new LinkedHashMap<>();
        for (Look look : looks) {
            if (look.isOfAnother(claimant)) {
                String id = look.claim().orElseThrow().id();
                held.computeIfAbsent(id, first -> new ArrayList<>()).add(look);
            }
        }
        if (!held.isEmpty()) {
            List<String> sentences =
                    held.values().stream().map(HostClaims::refusal).toList();
            throw new IOException(String.join("\n", sentences));
        }
    }

    /** One holder of some hosts. */
    private static String refusal(List<Look> held) {
        HostClaim claim = held.get(0).claim().orElseThrow();
        String names =
                names(held.stream().map(look -> look.host().name()).sorted().toList());
        return names + (held.size() == 1 ? " is" : " are") + " in use by " + claim.holder()
                + "; faults of two runs would mix, so nothing was done. Wait until it has ended. If it was killed, say"
                + " inquest heal on " + claim.machine() + ", where its journal is (" + claim.journal() + "). Only if "
                + claim.machine() + " is lost for ever, let go of "
                + (held.size() == 1 ? "the host" : "each of these hosts") + " by force, there: rm " + claim.folder()
                + "/claim-*";
    }

    private static String names(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static Script script(String verb) {
        return Script.of(verb + "-claim", "claim-mark.sh", "claim-" + verb + ".sh");
    }
}
