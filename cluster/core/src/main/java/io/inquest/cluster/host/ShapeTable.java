package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which links are bad, and what became of their packets; keeps the hosts so. One thread at a time. */
final class ShapeTable {
    private final List<ShapedHost> hosts;
    private final UndoLog undo;
    private final Map<Link, PacketConditions> shaped = new LinkedHashMap<>();
    private final Map<Link, Map<PacketEffect, TrafficControl.Found>> classes = new LinkedHashMap<>();
    /** What was counted by what is gone. */
    private final Map<Link, PacketCounts> counted = new LinkedHashMap<>();

    private final Map<Integer, UndoLog.Entry> entries = new TreeMap<>();

    ShapeTable(List<ShapedHost> hosts, UndoLog undo) {
        this.hosts = List.copyOf(hosts);
        this.undo = undo;
    }

    /** @throws IllegalStateException if one of the links has conditions already; then none is given any */
    void shape(Collection<Link> links, PacketConditions conditions) throws IOException {
        for (Link link : links) {
            if (shaped.containsKey(link)) {
                throw new IllegalStateException("The link from " + name(link.from()) + " to " + name(link.to())
                        + " has conditions already: take them off before it is given others.");
            }
        }
        List<Link> all = List.copyOf(new LinkedHashSet<>(links));
        install(all);
        try {
            Everywhere.on(
                    touched(all),
                    host -> hosts.get(host)
                            .shape(sending(host, all, conditions), receiving(host, all, conditions), conditions));
            Map<Integer, ShapedHost.State> states = states(all);
            all.forEach(link -> classes.put(link, ends(link, states).classes()));
        } catch (IOException failure) {
            takeBack(all, failure);
            throw failure;
        }
        all.forEach(link -> shaped.put(link, conditions));
    }

    private String name(int end) {
        return end == Link.CLIENTS ? "clients" : hosts.get(end).host().name();
    }

    private void takeBack(List<Link> links, IOException failure) {
        try {
            clear(links);
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    /** Takes off what is on these links, whether there is anything or not. */
    private void clear(List<Link> links) throws IOException {
        Everywhere.on(touched(links), host -> {
            if (!entries.containsKey(host)) {
                return null;
            }
            return hosts.get(host).unshape(ends(host, links, true), ends(host, links, false));
        });
    }

    void unshape(Collection<Link> links) throws IOException {
        List<Link> bad = links.stream().filter(shaped::containsKey).distinct().toList();
        Map<Integer, ShapedHost.State> states = states(bad);
        clear(bad);
        for (Link link : bad) {
            counted.merge(link, ends(link, states).counts(shaped.get(link)), PacketCounts::plus);
            shaped.remove(link);
            classes.remove(link);
        }
    }

    /** What the hosts have for each link. */
    Map<Link, PacketConditions> conditions(Collection<Link> links) throws IOException {
        Map<Integer, ShapedHost.State> states = states(links);
        Map<Link, PacketConditions> found = new LinkedHashMap<>();
        for (Link link : links) {
            PacketConditions wanted = shaped.getOrDefault(link, PacketConditions.NONE);
            found.put(link, ends(link, states).conditions(wanted, classes.getOrDefault(link, Map.of())));
        }
        return found;
    }

    /** What conditions did on each link since the beginning. */
    Map<Link, PacketCounts> counts(Collection<Link> links) throws IOException {
        Map<Integer, ShapedHost.State> states = states(links);
        Map<Link, PacketCounts> counts = new LinkedHashMap<>();
        for (Link link : links) {
            PacketCounts before = counted.getOrDefault(link, PacketCounts.ZERO);
            counts.put(
                    link,
                    shaped.containsKey(link) ? before.plus(ends(link, states).counts(shaped.get(link))) : before);
        }
        return counts;
    }

    private ShapedEnds ends(Link link, Map<Integer, ShapedHost.State> states) {
        ShapedEnds found = ShapedEnds.NOTHING;
        if (states.containsKey(link.from())) {
            ShapedHost.State state = states.get(link.from());
            found = new ShapedEnds(state.rules(end(link.to())), found.came(), state.control(end(link.to())));
        }
        if (states.containsKey(link.to())) {
            ShapedHost.State state = states.get(link.to());
            ShapingRules.Found came = state.rules(end(link.from()));
            found = link.from() == Link.CLIENTS
                    ? ShapedEnds.ofClients(came, state.clients())
                    : new ShapedEnds(found.sent(), came, found.classes());
        }
        return found;
    }

    /** What hosts have at which something was put at all. */
    private Map<Integer, ShapedHost.State> states(Collection<Link> links) throws IOException {
        List<Integer> nodes =
                touched(links).stream().filter(entries::containsKey).toList();
        List<ShapedHost.State> states =
                Everywhere.on(nodes, node -> hosts.get(node).state());
        Map<Integer, ShapedHost.State> byNode = new TreeMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            byNode.put(nodes.get(i), states.get(i));
        }
        return byNode;
    }

    private int end(int end) {
        return end == Link.CLIENTS ? hosts.size() : end;
    }

    /** The nodes at the links' ends. */
    private static List<Integer> touched(Collection<Link> links) {
        TreeSet<Integer> nodes = new TreeSet<>();
        for (Link link : links) {
            nodes.add(link.from());
            nodes.add(link.to());
        }
        nodes.remove(Link.CLIENTS);
        return List.copyOf(nodes);
    }

    /** The other ends of those of the links that begin at a node, or that end there. */
    private List<Integer> ends(int node, List<Link> links, boolean begin) {
        List<Integer> ends = new ArrayList<>();
        for (Link link : links) {
            if ((begin ? link.from() : link.to()) == node) {
                ends.add(end(begin ? link.to() : link.from()));
            }
        }
        return ends;
    }

    /** Those for which something is to be done where packets are sent. */
    private List<Integer> sending(int node, List<Link> links, PacketConditions conditions) {
        boolean there = ShapedHost.isSlowed(conditions);
        return ends(node, links, true).stream()
                .filter(end -> there || end == hosts.size())
                .toList();
    }

    /** Those for which something is to be done where packets come in. */
    private List<Integer> receiving(int node, List<Link> links, PacketConditions conditions) {
        return ends(node, links, false).stream()
                .filter(end -> conditions.lossPpm() > 0 || end == hosts.size())
                .toList();
    }

    private void install(List<Link> links) throws IOException {
        List<Integer> bare = touched(links).stream()
                .filter(node -> !entries.containsKey(node))
                .toList();
        for (int node : bare) {
            ShapedHost host = hosts.get(node);
            entries.put(node, undo.before(host.host().facts(), "bad links by iptables and tc", host.removal()));
        }
        try {
            Everywhere.on(bare, node -> hosts.get(node).install());
        } catch (IOException failure) {
            try {
                remove(bare);
            } catch (IOException another) {
                failure.addSuppressed(another);
            }
            throw failure;
        }
    }

    /** Takes everything off all hosts, also off those where that fails for others. */
    void remove() throws IOException {
        remove(List.copyOf(entries.keySet()));
        shaped.clear();
        classes.clear();
    }

    private void remove(List<Integer> nodes) throws IOException {
        List<Integer> bare = Collections.synchronizedList(new ArrayList<>());
        try {
            Everywhere.on(nodes, node -> {
                hosts.get(node).remove();
                entries.get(node).undone();
                return bare.add(node);
            });
        } finally {
            entries.keySet().removeAll(bare);
        }
    }
}
