package io.inquest.cluster.host;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts by nftables: a table of our own, whose counters outlive the rules that count. */
final class NftCuts implements CutTechnique {
    private static final String TABLE = "inet inquest";
    private static final Pattern COUNTED =
            Pattern.compile("counter (blocked|stopped|seen)-(\\d+) \\{\\s*packets (\\d+)");

    @Override
    public HostTool tool() {
        return new HostTool("nft", "nftables");
    }

    @Override
    public boolean isAtSender() {
        return false;
    }

    /** A table is added first, for one that is not there cannot be deleted. */
    @Override
    public List<Command> removal(Peers peers) {
        return List.of(Command.of("nft", "add table " + TABLE + "; delete table " + TABLE));
    }

    @Override
    public List<Command> change(int node, Peers peers, SortedSet<Integer> before, SortedSet<Integer> after) {
        StringBuilder rules = new StringBuilder();
        List<Command> commands = new ArrayList<>();
        if (before == null) {
            rules.append("add table " + TABLE + "\ndelete table " + TABLE + "\nadd table " + TABLE + "\n");
            for (Peer peer : peers.others(node)) {
                for (String count : List.of("blocked", "stopped", "seen")) {
                    rules.append("add counter " + TABLE + " ")
                            .append(count)
                            .append('-')
                            .append(peer.node());
                    rules.append('\n');
                }
            }
            rules.append("add chain " + TABLE + " cut\n");
            rules.append("add chain " + TABLE + " input { type filter hook input priority -150; policy accept; }\n");
            // what IPv4 asks and answers by ARP: without it a cut one way would soon be one both ways
            rules.append(
                    "add rule " + TABLE + " input icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept\n");
            rules.append("add rule " + TABLE + " input jump cut\n");
            for (Peer peer : peers.others(node)) {
                for (InetAddress address : peer.addresses()) {
                    String input = "add rule " + TABLE + " input " + source(address);
                    rules.append(input)
                            .append(probe())
                            .append(counter("seen", peer))
                            .append(" drop\n");
                    rules.append(input)
                            .append(echo(address))
                            .append(counter("seen", peer))
                            .append('\n');
                }
            }
        } else {
            rules.append("flush chain " + TABLE + " cut\n");
            for (Peer peer : peers.others(node)) {
                if (before.contains(peer.node()) && !after.contains(peer.node())) {
                    for (String count : List.of("blocked", "stopped")) {
                        String counter = "counter " + TABLE + " " + count + "-" + peer.node() + "\n";
                        rules.append("delete ").append(counter).append("add ").append(counter);
                    }
                }
            }
        }
        for (Peer peer : peers.others(node)) {
            if (after.contains(peer.node())) {
                cut(peer, rules);
            }
        }
        commands.add(Command.of("nft", "-f", "-").withInput(rules.toString()));
        return commands;
    }

    private static void cut(Peer peer, StringBuilder rules) {
        for (InetAddress address : peer.addresses()) {
            String cut = "add rule " + TABLE + " cut " + source(address);
            rules.append(cut).append(probe()).append(counter("stopped", peer)).append(" drop\n");
            rules.append(cut)
                    .append(echo(address))
                    .append(counter("stopped", peer))
                    .append(" drop\n");
            rules.append(cut).append(counter("blocked", peer)).append(" drop\n");
        }
    }

    private static String source(InetAddress address) {
        return (Peers.Family.V6.has(address) ? "ip6" : "ip") + " saddr " + Peers.text(address);
    }

    private static String probe() {
        return " udp dport " + PROBE_PORT;
    }

    private static String echo(InetAddress address) {
        return (Peers.Family.V6.has(address) ? " icmpv6" : " icmp") + " type echo-request";
    }

    private static String counter(String count, Peer peer) {
        return " counter name \"" + count + "-" + peer.node() + "\"";
    }

    @Override
    public Map<Integer, LinkCounts> counts(Host host, Peers peers) throws IOException {
        Map<Integer, LinkCounts> counts = new TreeMap<>();
        Matcher matcher =
                COUNTED.matcher(host.require(Command.of("nft", "list", "counters", "table", "inet", "inquest")));
        while (matcher.find()) {
            long packets = Long.parseLong(matcher.group(3));
            LinkCounts count = switch (matcher.group(1)) {
                case "blocked" -> new LinkCounts(packets, 0, 0);
                case "stopped" -> new LinkCounts(0, packets, 0);
                default -> new LinkCounts(0, 0, packets);
            };
            counts.merge(Integer.parseInt(matcher.group(2)), count, LinkCounts::plus);
        }
        return counts;
    }
}
