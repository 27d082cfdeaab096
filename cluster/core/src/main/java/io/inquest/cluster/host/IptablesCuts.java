package io.inquest.cluster.host;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts by iptables and ip6tables: all that comes in passes a chain of our own, which drops what comes from those who are
 * cut off, and then counts probes. Rules are added and taken away one by one, so that the others go on counting.
 */
final class IptablesCuts implements CutTechnique {
    private static final String CHAIN = "INQUEST";
    private static final String CUT = "INQUEST-CUT";

    /** Of what is there, our own: in one change, which does nothing if there is nothing. */
    private static final String REMOVAL = """
            rules=$("$1" -w -S) || exit 1
            case $rules in
              *INQUEST*) ;;
              *) exit 0 ;;
            esac
            {
              echo '*filter'
              printf '%s\\n' "$rules" | sed -n -e 's/^-A \\(INPUT -j INQUEST\\)$/-D \\1/p' \\
                -e 's/^-N \\(INQUEST.*\\)$/-F \\1/p'
              printf '%s\\n' "$rules" | sed -n 's/^-N \\(INQUEST.*\\)$/-X \\1/p'
              echo COMMIT
            } | "$1-restore" -w --noflush
            """;

    private static final Pattern COUNTED = Pattern.compile(
            "^\\[(\\d+):\\d+] -A (" + CHAIN + "|" + CUT + ") -s (\\S+?)(?:/\\d+)?( -p .*?)?(?: -j DROP)?$",
            Pattern.MULTILINE);

    @Override
    public HostTool tool() {
        return new HostTool("iptables", "iptables");
    }

    @Override
    public boolean isAtSender() {
        return false;
    }

    @Override
    public List<Command> removal(Peers peers) {
        List<Command> commands = new ArrayList<>();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                commands.add(Command.of("sh", "-c", REMOVAL, "sh", program(family)));
            }
        }
        return commands;
    }

    private static String program(Peers.Family family) {
        return family == Peers.Family.V4 ? "iptables" : "ip6tables";
    }

    @Override
    public List<Command> change(int node, Peers peers, SortedSet<Integer> before, SortedSet<Integer> after) {
        List<Command> commands = new ArrayList<>(before == null ? removal(peers) : List.of());
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                String rules = rules(node, peers, family, before, after);
                if (!rules.isEmpty()) {
                    commands.add(Command.of(program(family) + "-restore", "-w", "--noflush")
                            .withInput("*filter\n" + rules + "COMMIT\n"));
                }
            }
        }
        return commands;
    }

    private static String rules(
            int node, Peers peers, Peers.Family family, SortedSet<Integer> before, SortedSet<Integer> after) {
        StringBuilder rules = new StringBuilder();
        if (before == null) {
            rules.append(":" + CHAIN + " - [0:0]\n:" + CUT + " - [0:0]\n");
            if (family == Peers.Family.V6) {
                // what IPv4 asks and answers by ARP: without it a cut one way would soon be one both ways
                rules.append("-A " + CHAIN + " -p icmpv6 --icmpv6-type neighbour-solicitation -j RETURN\n");
                rules.append("-A " + CHAIN + " -p icmpv6 --icmpv6-type neighbour-advertisement -j RETURN\n");
            }
            rules.append("-A " + CHAIN + " -j " + CUT + "\n");
        }
        for (Peer peer : peers.others(node)) {
            for (InetAddress address : peer.addresses()) {
                if (family.has(address)) {
                    ruleFor(peer.node(), before, after, " -s " + Peers.text(address), echo(family), rules);
                }
            }
        }
        // last, so that nothing passes a chain that is half made
        if (before == null) {
            rules.append("-I INPUT 1 -j " + CHAIN + "\n");
        }
        return rules.toString();
    }

    private static void ruleFor(
            int peer,
            SortedSet<Integer> before,
            SortedSet<Integer> after,
            String source,
            String echo,
            StringBuilder rules) {
        String probe = source + " -p udp --dport " + PROBE_PORT;
        boolean wasCut = before != null && before.contains(peer);
        if (wasCut != after.contains(peer)) {
            String change = (wasCut ? "-D " : "-A ") + CUT;
            rules.append(change).append(probe).append(" -j DROP\n");
            rules.append(change).append(source).append(echo).append(" -j DROP\n");
            rules.append(change).append(source).append(" -j DROP\n");
        }
        if (before == null) {
            // a probe that was seen is dropped, or its answer would be taken for one more packet on the way back
            rules.append("-A " + CHAIN).append(probe).append(" -j DROP\n");
            rules.append("-A " + CHAIN).append(source).append(echo).append('\n');
        }
    }

    private static String echo(Peers.Family family) {
        return family == Peers.Family.V4
                ? " -p icmp --icmp-type echo-request"
                : " -p icmpv6 --icmpv6-type echo-request";
    }

    @Override
    public Map<Integer, LinkCounts> counts(Host host, Peers peers) throws IOException {
        Map<Integer, LinkCounts> counts = new TreeMap<>();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                String saved = host.require(Command.of(program(family) + "-save", "-c", "-t", "filter"));
                read(saved, peers, (peer, count) -> counts.merge(peer, count, LinkCounts::plus));
            }
        }
        return counts;
    }

    private static void read(String saved, Peers peers, BiConsumer<Integer, LinkCounts> counted) throws IOException {
        Matcher matcher = COUNTED.matcher(saved);
        while (matcher.find()) {
            long packets = Long.parseLong(matcher.group(1));
            InetAddress source = InetAddress.getByName(matcher.group(3));
            boolean probe = matcher.group(4) != null;
            LinkCounts count = matcher.group(2).equals(CHAIN)
                    ? new LinkCounts(0, 0, packets)
                    : new LinkCounts(probe ? 0 : packets, probe ? packets : 0, 0);
            for (Peer peer : peers.all()) {
                if (peer.addresses().contains(source)) {
                    counted.accept(peer.node(), count);
                }
            }
        }
    }
}
