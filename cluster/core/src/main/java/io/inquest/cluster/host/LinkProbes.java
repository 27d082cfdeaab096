package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sends packets from host to host and looks, where they should arrive, whether they did. Many links at once take no
 * longer than one. A packet may be lost or late without a cut, so a few are sent before a link is said to be dead.
 */
final class LinkProbes {
    /** How long is waited, in seconds, for the packets of each try. */
    private static final List<String> TRIES = List.of("0", "0", "0.1", "0.2", "0.4", "0.8", "1.5");

    /** Says for each address whether the kernel took the packets: 0, or another status if it refused. */
    private static final String SEND = """
            wait=$1 times=$2; shift 2
            for address; do
              if command -v bash >/dev/null 2>&1; then
                bash -c 'for ((i = 0; i < $2; i++)); do printf x >"/dev/udp/$1/9" || exit 1; done' probe \
            "$address" "$times" 2>/dev/null
                status=$?
              else
                ping -c 1 -W 1 "$address" >/dev/null 2>&1
                status=$?
                [ "$status" = 1 ] && status=0
              fi
              echo "$status $address"
            done
            [ "$wait" = 0 ] || sleep "$wait"
            """;

    private static final int AGAIN_PACKETS = 3;

    private final List<Host> hosts;
    private final Peers peers;
    private final CutTechnique technique;

    LinkProbes(List<Host> hosts, Peers peers, CutTechnique technique) {
        this.hosts = hosts;
        this.peers = peers;
        this.technique = technique;
    }

    /** What was seen of each link. */
    Map<Link, Fate> send(Collection<Link> links) throws IOException {
        Map<Link, Fate> fates = new LinkedHashMap<>();
        List<Link> left = new ArrayList<>(new LinkedHashSet<>(links));
        while (!left.isEmpty()) {
            List<Link> round = technique.isAtSender() ? ofDifferentReceivers(left) : List.copyOf(left);
            fates.putAll(round(round));
            left.removeAll(round);
        }
        return fates;
    }

    /** Who counts what arrives from anybody can be sent packets by one at a time. */
    private static List<Link> ofDifferentReceivers(List<Link> links) {
        Map<Integer, Link> first = new TreeMap<>();
        links.forEach(link -> first.putIfAbsent(link.to(), link));
        return List.copyOf(first.values());
    }

    private Map<Link, Fate> round(List<Link> links) throws IOException {
        Map<Link, Fate> fates = new LinkedHashMap<>();
        links.forEach(link -> fates.put(link, Fate.VANISHED));
        List<Link> open = links;
        Map<Integer, Map<Integer, LinkCounts>> before = counts(open);
        for (int attempt = 0; attempt < TRIES.size() && !open.isEmpty(); attempt++) {
            Set<Link> refused = send(open, TRIES.get(attempt), attempt == 0 ? 1 : AGAIN_PACKETS);
            Map<Integer, Map<Integer, LinkCounts>> after = counts(open);
            List<Link> unsettled = new ArrayList<>();
            for (Link link : open) {
                Fate fate = fate(of(before, link), of(after, link), refused.contains(link));
                fates.put(link, fate);
                if (fate == Fate.VANISHED) {
                    unsettled.add(link);
                }
            }
            open = unsettled;
            before = after;
        }
        return fates;
    }

    private Fate fate(LinkCounts before, LinkCounts after, boolean refused) {
        if (refused && technique.isAtSender()) {
            return Fate.STOPPED;
        }
        boolean stopped = after.stopped() > before.stopped();
        boolean seen = after.seen() > before.seen();
        if (stopped == seen) {
            return Fate.VANISHED;
        }
        return stopped ? Fate.STOPPED : Fate.ARRIVED;
    }

    private static LinkCounts of(Map<Integer, Map<Integer, LinkCounts>> counts, Link link) {
        return counts.get(link.to()).getOrDefault(link.from(), LinkCounts.ZERO);
    }

    private Map<Integer, Map<Integer, LinkCounts>> counts(List<Link> links) throws IOException {
        List<Integer> receivers =
                List.copyOf(links.stream().map(Link::to).collect(Collectors.toCollection(TreeSet::new)));
        List<Map<Integer, LinkCounts>> counts =
                Everywhere.on(receivers, node -> technique.counts(hosts.get(node), peers));
        Map<Integer, Map<Integer, LinkCounts>> byReceiver = new TreeMap<>();
        for (int i = 0; i < receivers.size(); i++) {
            byReceiver.put(receivers.get(i), counts.get(i));
        }
        return byReceiver;
    }

    /** Those of the links whose sender's kernel refused. */
    private Set<Link> send(List<Link> links, String waitSeconds, int times) throws IOException {
        Map<Integer, List<Link>> bySender = new TreeMap<>();
        links.forEach(link ->
                bySender.computeIfAbsent(link.from(), from -> new ArrayList<>()).add(link));
        List<Set<Link>> refused = Everywhere.on(
                List.copyOf(bySender.values()), own -> send(hosts.get(own.get(0).from()), own, waitSeconds, times));
        Set<Link> all = new LinkedHashSet<>();
        refused.forEach(all::addAll);
        return all;
    }

    private Set<Link> send(Host host, List<Link> links, String waitSeconds, int times) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SEND, "sh", waitSeconds, Integer.toString(times)));
        links.forEach(link -> words.add(address(link)));
        List<String> said = host.require(Command.of(words)).lines().toList();
        Set<Link> refused = new LinkedHashSet<>();
        for (Link link : links) {
            if (!said.contains("0 " + address(link))) {
                refused.add(link);
            }
        }
        return refused;
    }

    private String address(Link link) {
        return Peers.text(peers.peer(link.to()).address());
    }

    /** What became of the packets that were sent over a link. */
    enum Fate {
        ARRIVED,
        /** A cut was seen to stop one. */
        STOPPED,
        /** None arrived, and no cut of ours stopped any. */
        VANISHED
    }
}
