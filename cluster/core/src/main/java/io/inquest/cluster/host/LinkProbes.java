package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sends packets from host to host and looks, where they should arrive, whether they did. Many links at once take no
 * longer than one. A packet may be lost or late without a cut, so a few are sent before a link is said to be dead; and
 * that none arrives says something of a link only if they were sent.
 */
final class LinkProbes {
    /** How long is waited, in seconds, for the packets of each try. */
    private static final List<String> TRIES = List.of("0", "0", "0.1", "0.2", "0.4", "0.8", "1.5");

    /**
     * Says for each address whether the kernel took all packets to send: "sent", or why not. A ping that is not answered
     * ends with status 1, and so does one that cannot be sent, which says so.
     */
    private static final String SEND = """
            wait=$1 times=$2; shift 2
            export LC_ALL=C
            for address; do
              if command -v bash >/dev/null 2>&1; then
                trouble=$(bash -c 'for ((i = 0; i < $2; i++)); do printf x >"/dev/udp/$1/9" || exit 1; done' bash \
            "$address" "$times" 2>&1)
                status=$?
              else
                trouble=$(ping -c 1 -W 1 "$address" 2>&1 >/dev/null)
                status=$?
                [ "$status" = 1 ] && [ -z "$trouble" ] && status=0
              fi
              if [ "$status" = 0 ]; then
                echo "$address sent"
              else
                printf '%s status %s: %s\\n' "$address" "$status" "$trouble"
              fi
            done
            [ "$wait" = 0 ] || sleep "$wait"
            """;

    /** What a kernel says to who sends where a blackhole route leads; without any route it says something else. */
    private static final String INTO_NOWHERE = "Invalid argument";

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
    Map<Link, LinkProbe> send(Collection<Link> links) throws IOException {
        Map<Link, LinkProbe> seen = new LinkedHashMap<>();
        List<Link> left = new ArrayList<>(new LinkedHashSet<>(links));
        while (!left.isEmpty()) {
            List<Link> round = technique.isAtSender() ? ofDifferentReceivers(left) : List.copyOf(left);
            seen.putAll(round(round));
            left.removeAll(round);
        }
        return seen;
    }

    /** That nothing is known of a link, as a sentence without its end. */
    static String unknown(Host from, Host to, String trouble) {
        return "no probe could be sent from " + from.name() + " to " + to.name() + " at "
                + Peers.text(to.facts().address()) + ", so whether packets pass there is not known (" + trouble + ")";
    }

    /** Who counts what arrives from anybody can be sent packets by one at a time. */
    private static List<Link> ofDifferentReceivers(List<Link> links) {
        Map<Integer, Link> first = new TreeMap<>();
        links.forEach(link -> first.putIfAbsent(link.to(), link));
        return List.copyOf(first.values());
    }

    private Map<Link, LinkProbe> round(List<Link> links) throws IOException {
        Map<Link, LinkProbe> seen = new LinkedHashMap<>();
        List<Link> open = links;
        Map<Integer, Map<Integer, LinkCounts>> before = counts(open);
        for (int attempt = 0; attempt < TRIES.size() && !open.isEmpty(); attempt++) {
            Map<Link, String> troubles = send(open, TRIES.get(attempt), attempt == 0 ? 1 : AGAIN_PACKETS);
            Map<Integer, Map<Integer, LinkCounts>> after = counts(open);
            for (Link link : open) {
                LinkProbe probe = probe(of(before, link), of(after, link), Optional.ofNullable(troubles.get(link)));
                seen.merge(link, probe, LinkProbe::then);
            }
            open = open.stream().filter(link -> !seen.get(link).isSettled()).toList();
            before = after;
        }
        return seen;
    }

    /** @param trouble why the sender could not send; empty if it did */
    private LinkProbe probe(LinkCounts before, LinkCounts after, Optional<String> trouble) {
        if (technique.isAtSender() && trouble.isPresent()) {
            // what the receiver counts may be another's: it counts nothing of this link
            return trouble.get().endsWith(INTO_NOWHERE)
                    ? LinkProbe.of(Passage.REFUSED)
                    : LinkProbe.unknown(trouble.get());
        }
        boolean stopped = after.stopped() > before.stopped();
        boolean arrived = after.seen() > before.seen();
        if (stopped && arrived) {
            return LinkProbe.unknown("some were seen to be stopped and some to arrive");
        }
        if (stopped || arrived) {
            return LinkProbe.of(stopped ? Passage.STOPPED : Passage.ARRIVED);
        }
        return trouble.map(LinkProbe::unknown).orElseGet(() -> LinkProbe.of(Passage.LOST));
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

    /** Why senders could not send, of those links over which they could not. */
    private Map<Link, String> send(List<Link> links, String waitSeconds, int times) throws IOException {
        Map<Integer, List<Link>> bySender = new TreeMap<>();
        links.forEach(link ->
                bySender.computeIfAbsent(link.from(), from -> new ArrayList<>()).add(link));
        List<Map<Link, String>> troubles = Everywhere.on(
                List.copyOf(bySender.values()), own -> send(hosts.get(own.get(0).from()), own, waitSeconds, times));
        Map<Link, String> all = new LinkedHashMap<>();
        troubles.forEach(all::putAll);
        return all;
    }

    private Map<Link, String> send(Host host, List<Link> links, String waitSeconds, int times) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SEND, "sh", waitSeconds, Integer.toString(times)));
        links.forEach(link -> words.add(address(link)));
        List<String> lines = host.require(Command.of(words)).lines().toList();
        Map<Link, String> troubles = new LinkedHashMap<>();
        for (Link link : links) {
            String start = address(link) + " ";
            String said = lines.stream()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(start.length()).strip())
                    .orElse("the sender said nothing of it");
            if (!said.equals("sent")) {
                troubles.put(link, said);
            }
        }
        return troubles;
    }

    private String address(Link link) {
        return Peers.text(peers.peer(link.to()).address());
    }
}
