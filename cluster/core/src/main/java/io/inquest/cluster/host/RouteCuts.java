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

/**
 * Cuts by routes into nowhere, which need nothing of the kernel but routing. The sender's programs may be told that they
 * cannot send, where a real network would say nothing. What a store sends is not counted, only probes are.
 */
final class RouteCuts implements CutTechnique {
    /** Our own among the numbers that say who made a route. */
    private static final String PROTOCOL = "173";

    private static final Command KERNEL_COUNTS = Command.of("cat", "/proc/net/snmp", "/proc/net/snmp6");
    private static final Pattern V6_COUNTED =
            Pattern.compile("^(?:Udp6NoPorts|Icmp6InEchos)\\s+(\\d+)$", Pattern.MULTILINE);

    @Override
    public HostTool tool() {
        return new HostTool("ip", "iproute2");
    }

    @Override
    public boolean isAtSender() {
        return true;
    }

    @Override
    public List<Command> removal(Peers peers) {
        List<Command> commands = new ArrayList<>();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                String option = family == Peers.Family.V4 ? "-4" : "-6";
                commands.add(Command.of("ip", option, "route", "flush", "proto", PROTOCOL));
            }
        }
        return commands;
    }

    @Override
    public List<Command> change(int node, Peers peers, SortedSet<Integer> before, SortedSet<Integer> after) {
        List<Command> commands = new ArrayList<>(before == null ? removal(peers) : List.of());
        StringBuilder routes = new StringBuilder();
        for (Peer peer : peers.others(node)) {
            boolean wasCut = before != null && before.contains(peer.node());
            if (wasCut != after.contains(peer.node())) {
                for (InetAddress address : peer.addresses()) {
                    routes.append(wasCut ? "route del blackhole " : "route add blackhole ");
                    routes.append(Peers.text(address)).append(Peers.Family.V6.has(address) ? "/128" : "/32");
                    routes.append(" proto " + PROTOCOL + "\n");
                }
            }
        }
        if (!routes.isEmpty()) {
            commands.add(Command.of("ip", "-batch", "-").withInput(routes.toString()));
        }
        return commands;
    }

    /** The kernel's counts of what probes turn into, of all peers together. */
    @Override
    public Map<Integer, LinkCounts> counts(Host host, Peers peers) throws IOException {
        // without IPv6 there is no second file, and a complaint
        String counts = host.run(KERNEL_COUNTS).output();
        long seen = field(counts, "Udp", "NoPorts") + field(counts, "Icmp", "InEchos");
        Matcher matcher = V6_COUNTED.matcher(counts);
        while (matcher.find()) {
            seen += Long.parseLong(matcher.group(1));
        }
        Map<Integer, LinkCounts> each = new TreeMap<>();
        for (Peer peer : peers.all()) {
            each.put(peer.node(), new LinkCounts(0, 0, seen));
        }
        return each;
    }

    /** A protocol has two lines, of names and of numbers. */
    private static long field(String counts, String protocol, String name) throws IOException {
        List<String[]> lines = counts.lines()
                .filter(line -> line.startsWith(protocol + ": "))
                .map(line -> line.split(" "))
                .toList();
        if (lines.size() == 2) {
            int place = List.of(lines.get(0)).indexOf(name);
            if (place > 0 && place < lines.get(1).length) {
                return Long.parseLong(lines.get(1)[place]);
            }
        }
        throw new IOException("the kernel's counts of packets, /proc/net/snmp, have no " + protocol + " " + name);
    }
}
