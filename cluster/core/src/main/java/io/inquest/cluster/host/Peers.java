package io.inquest.cluster.host;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses belong to which node. A host that speaks both IPv4 and IPv6, or is in two networks, is cut off by all
 * of its addresses. One that several hosts have, as bridges for containers do, tells none of them apart and is left out.
 */
record Peers(List<Peer> all) {
    private static final Command ADDRESSES = Command.of("ip", "-o", "address", "show", "scope", "global");
    private static final Pattern ADDRESS = Pattern.compile("\\sinet6? ([0-9a-fA-F.:]+)[/ ]");

    Peers {
        all = List.copyOf(all);
    }

    /** With the addresses that a host is known by, and the others that it says it has. */
    static Peers of(List<Host> hosts) throws IOException {
        List<Set<InetAddress>> found = Everywhere.on(hosts, Peers::addresses);
        List<Peer> peers = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            List<InetAddress> own = new ArrayList<>(found.get(node));
            for (int other = 0; other < hosts.size(); other++) {
                if (other != node) {
                    own.removeAll(found.get(other));
                }
            }
            InetAddress main = hosts.get(node).facts().address();
            own.remove(main);
            own.add(0, main);
            peers.add(new Peer(node, own));
        }
        return new Peers(peers);
    }

    private static Set<InetAddress> addresses(Host host) {
        Set<InetAddress> found = new LinkedHashSet<>();
        found.add(host.facts().address());
        Matcher matcher = ADDRESS.matcher(listing(host));
        while (matcher.find()) {
            parsed(matcher.group(1)).ifPresent(found::add);
        }
        return found;
    }

    /** Without {@code ip} a host has the address that it is known by. */
    private static String listing(Host host) {
        try {
            return host.run(ADDRESSES).output();
        } catch (IOException noSuchProgram) {
            return "";
        }
    }

    private static Optional<InetAddress> parsed(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (IOException noAddress) {
            return Optional.empty();
        }
    }

    Peer peer(int node) {
        return all.get(node);
    }

    List<Peer> others(int node) {
        return all.stream().filter(peer -> peer.node() != node).toList();
    }

    boolean speaks(Family family) {
        return all.stream().flatMap(peer -> peer.addresses().stream()).anyMatch(family::has);
    }

    /** Why these addresses cannot tell nodes apart; empty if they can. */
    static Optional<String> refusal(List<Host> hosts) {
        for (int node = 0; node < hosts.size(); node++) {
            HostFacts facts = hosts.get(node).facts();
            for (HostFacts other : hosts.stream().limit(node).map(Host::facts).toList()) {
                if (other.address().equals(facts.address())) {
                    return Optional.of(other.name() + " and " + facts.name() + " have one address, "
                            + text(facts.address())
                            + ", and packets are told apart by their sender's: give each node an address of its own");
                }
            }
            if (facts.address().isLoopbackAddress()) {
                return Optional.of(facts.name() + "'s address " + text(facts.address())
                        + " is its own loopback, which other nodes cannot reach: list it by an address that they use");
            }
        }
        return Optional.empty();
    }

    /** Why what is done between nodes would cut off the harness itself; empty if it would not. */
    Optional<String> lockout(List<Host> hosts) {
        for (Peer peer : all) {
            Host host = hosts.get(peer.node());
            Optional<InetAddress> from = Optional.ofNullable(host.facts().key().get(HostFacts.CONTROL_ADDRESS))
                    .flatMap(Peers::parsed);
            for (Peer other : others(peer.node())) {
                if (from.isPresent() && other.addresses().contains(from.get())) {
                    return Optional.of("the harness's own connection to " + host.name() + " comes from "
                            + text(from.get()) + ", which is "
                            + hosts.get(other.node()).name()
                            + "'s: what is done to packets between the two would cut it off. Run Inquest on a machine"
                            + " that is no node, and let its connections not lead through one");
                }
            }
        }
        return Optional.empty();
    }

    /** Without the name that was looked up, and without a scope. */
    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** IPv4 or IPv6. */
    enum Family {
        V4,
        V6;

        boolean has(InetAddress address) {
            return address instanceof Inet6Address == (this == V6);
        }
    }
}
