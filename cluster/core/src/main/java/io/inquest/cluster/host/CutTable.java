package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which links are cut, how often, and how many packets that stopped; keeps the hosts so. A change is made on all hosts
 * or, where one fails, taken back on all. One thread at a time.
 */
final class CutTable {
    private final List<Host> hosts;
    private final Peers peers;
    private final CutTechnique technique;
    private final UndoLog undo;
    private final LinkProbes probes;
    /** By sender, then receiver. */
    private int[][] cuts;
    /** What was stopped by rules that are gone, by sender, then receiver. */
    private final long[][] blocked;
    /** What each host was told to stop; null if nothing is there. */
    private final List<SortedSet<Integer>> present = new ArrayList<>();

    private final Map<Integer, UndoLog.Entry> entries = new TreeMap<>();

    CutTable(List<Host> hosts, Peers peers, CutTechnique technique, UndoLog undo) {
        this.hosts = hosts;
        this.peers = peers;
        this.technique = technique;
        this.undo = undo;
        this.probes = new LinkProbes(hosts, peers, technique);
        this.cuts = new int[hosts.size()][hosts.size()];
        this.blocked = new long[hosts.size()][hosts.size()];
        hosts.forEach(host -> present.add(null));
    }

    void cut(Collection<Link> links) throws IOException {
        int[][] after = copy();
        links.forEach(link -> after[link.from()][link.to()]++);
        change(after);
    }

    /** @throws IllegalStateException if one of the links is joined more often than it was cut; then none is joined */
    void join(Collection<Link> links) throws IOException {
        int[][] after = copy();
        for (Link link : links) {
            if (--after[link.from()][link.to()] < 0) {
                throw new IllegalStateException("The link from " + name(link.from()) + " to " + name(link.to())
                        + " cannot be joined, for it is not cut: join each link as often as it was cut.");
            }
        }
        change(after);
    }

    private String name(int node) {
        return hosts.get(node).name();
    }

    private int[][] copy() {
        int[][] copy = cuts.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    /** How many packets, of others than probes where those are told apart, were stopped since the beginning. */
    long blocked(Collection<Link> links) throws IOException {
        List<Integer> touched = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            int host = node;
            if (present.get(host) != null && links.stream().anyMatch(link -> host(link) == host)) {
                touched.add(host);
            }
        }
        long[][] now = counted(touched);
        long sum = 0;
        for (Link link : links) {
            sum += blocked[link.from()][link.to()] + now[link.from()][link.to()];
        }
        return sum;
    }

    /** What rules that are there have stopped so far. */
    private long[][] counted(List<Integer> nodes) throws IOException {
        long[][] counted = new long[hosts.size()][hosts.size()];
        if (!technique.isAtSender()) {
            List<Map<Integer, LinkCounts>> counts =
                    Everywhere.on(nodes, node -> technique.counts(hosts.get(node), peers));
            for (int i = 0; i < nodes.size(); i++) {
                int to = nodes.get(i);
                counts.get(i).forEach((from, count) -> counted[from][to] = count.blocked());
            }
        }
        return counted;
    }

    /** Sends packets and sees what becomes of them. */
    Map<Link, LinkProbe> probe(Collection<Link> links) throws IOException {
        install();
        Map<Link, LinkProbe> seen = probes.send(links);
        // nobody counts those that the sender's kernel refuses but us
        seen.forEach((link, probe) -> blocked[link.from()][link.to()] += probe.is(Passage.REFUSED) ? 1 : 0);
        return seen;
    }

    private int host(Link link) {
        return technique.isAtSender() ? link.from() : link.to();
    }

    /** The peers of a host that it stops. */
    private SortedSet<Integer> stopped(int[][] table, int host) {
        SortedSet<Integer> stopped = new TreeSet<>();
        for (int peer = 0; peer < hosts.size(); peer++) {
            if ((technique.isAtSender() ? table[host][peer] : table[peer][host]) > 0) {
                stopped.add(peer);
            }
        }
        return stopped;
    }

    private void change(int[][] after) throws IOException {
        install();
        List<Integer> changed = new ArrayList<>();
        List<Integer> freed = new ArrayList<>();
        for (int host = 0; host < hosts.size(); host++) {
            SortedSet<Integer> stopped = stopped(after, host);
            if (!stopped.equals(present.get(host))) {
                changed.add(host);
            }
            if (!stopped.containsAll(present.get(host))) {
                freed.add(host);
            }
        }
        long[][] gone = counted(freed);
        try {
            Everywhere.on(
                    changed, host -> run(host, technique.change(host, peers, present.get(host), stopped(after, host))));
        } catch (IOException failure) {
            takeBack(changed, failure);
            throw failure;
        }
        changed.forEach(host -> present.set(host, stopped(after, host)));
        for (int from = 0; from < hosts.size(); from++) {
            for (int to = 0; to < hosts.size(); to++) {
                blocked[from][to] += cuts[from][to] > 0 && after[from][to] == 0 ? gone[from][to] : 0;
            }
        }
        cuts = after;
    }

    /** Makes hosts again what they were before a change that failed on one of them. */
    private void takeBack(List<Integer> changed, IOException failure) {
        for (int host : changed) {
            // as long as nothing is known to be there, the next use of this host puts everything there anew
            present.set(host, null);
            try {
                keepCounts(host);
                put(host);
            } catch (IOException another) {
                failure.addSuppressed(another);
            }
        }
    }

    private void keepCounts(int host) throws IOException {
        long[][] counted = counted(List.of(host));
        for (int from = 0; from < hosts.size(); from++) {
            for (int to = 0; to < hosts.size(); to++) {
                blocked[from][to] += counted[from][to];
            }
        }
    }

    /** Puts on all hosts what is needed to see whether packets pass. */
    private void install() throws IOException {
        List<Integer> bare = new ArrayList<>();
        for (int host = 0; host < hosts.size(); host++) {
            if (present.get(host) == null) {
                bare.add(host);
            }
        }
        for (int host : bare) {
            if (!entries.containsKey(host)) {
                HostFacts facts = hosts.get(host).facts();
                entries.put(
                        host, undo.before(facts, "cuts by " + technique.tool().program(), technique.removal(peers)));
            }
        }
        Everywhere.on(bare, this::put);
    }

    private Void put(int host) throws IOException {
        run(host, technique.change(host, peers, null, stopped(cuts, host)));
        present.set(host, stopped(cuts, host));
        return null;
    }

    private Void run(int host, List<Command> commands) throws IOException {
        for (Command command : commands) {
            hosts.get(host).require(command);
        }
        return null;
    }

    /** Takes everything off all hosts, also off those where that fails for others. */
    void remove() throws IOException {
        try {
            Everywhere.on(List.copyOf(entries.keySet()), host -> {
                try {
                    run(host, technique.removal(peers));
                } catch (HostGoneException gone) {
                    // and with it all that was put there
                }
                present.set(host, null);
                entries.get(host).undone();
                return null;
            });
        } finally {
            entries.keySet().removeIf(host -> present.get(host) == null);
        }
        cuts = new int[hosts.size()][hosts.size()];
    }
}
