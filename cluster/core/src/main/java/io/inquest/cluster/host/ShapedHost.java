package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One host whose links can be made bad: its rules of iptables and its classes of tc. The other ends of its links go by
 * nodes' numbers, and all clients together by the number of nodes.
 */
record ShapedHost(Host host, ShapingRules rules, TrafficControl control, ClientTraffic clients) {
    static ShapedHost of(Host host, Peers peers, int node) throws IOException {
        int port = controlPort(host);
        TrafficControl control = TrafficControl.of(host, peers, node);
        return new ShapedHost(
                host, new ShapingRules(peers, node, port), control, new ClientTraffic(peers, node, port, control));
    }

    /** Where the harness is connected to over the network; without that, what is done to clients would be done to it. */
    private static int controlPort(Host host) {
        return Integer.parseInt(host.facts().key().getOrDefault(HostFacts.CONTROL_PORT, "0"));
    }

    List<Command> removal() {
        List<Command> commands = new ArrayList<>(rules.removal());
        commands.addAll(control.removal());
        commands.add(clients.removal());
        return commands;
    }

    Void install() throws IOException {
        run(List.of(clients.removal()));
        run(rules.install());
        run(control.install());
        return null;
    }

    Void remove() throws IOException {
        try {
            run(removal());
        } catch (HostGoneException gone) {
            // and with it all that was put there
        }
        return null;
    }

    private void run(List<Command> commands) throws IOException {
        for (Command command : commands) {
            host.require(command);
        }
    }

    /** What it does to packets for some ends and to packets of others; classes come first, so that rules find them. */
    Void shape(List<Integer> to, List<Integer> from, PacketConditions conditions) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int end : to) {
            if (isSlowed(conditions)) {
                host.require(control.shaping(end, conditions));
            }
            lines.addAll(rules.sending(end, conditions));
        }
        for (int end : from) {
            if (isClients(end) && isSlowed(conditions)) {
                clients.shape(host, conditions);
            }
            lines.addAll(ShapingRules.receiving(end, conditions));
        }
        run(rules.change(lines));
        return null;
    }

    private boolean isClients(int end) {
        return end == clients.peers().all().size();
    }

    /** Whether it takes more than losing packets. */
    static boolean isSlowed(PacketConditions conditions) {
        return !conditions.withLossPpm(0).isNone();
    }

    /** Does nothing any more to packets for these ends, and of those. */
    Void unshape(List<Integer> to, List<Integer> from) throws IOException {
        List<String> lines = new ArrayList<>();
        to.forEach(end -> lines.add(ShapingRules.sendingAsBefore(end)));
        from.forEach(end -> lines.add(ShapingRules.receivingAsBefore(end)));
        run(rules.change(lines));
        for (int end : to) {
            // not all of an end's classes need be there
            host.run(control.unshaping(end));
        }
        if (from.stream().anyMatch(this::isClients)) {
            host.require(clients.removal());
        }
        return null;
    }

    State state() throws IOException {
        return new State(rules.found(host), control.found(host), clients.found(host));
    }

    /**
     * What a host has and counts, by the other end.
     *
     * @param clients what slows packets of clients, if anything does
     */
    record State(
            Map<Integer, ShapingRules.Found> rules,
            Map<Integer, Map<PacketEffect, TrafficControl.Found>> control,
            Optional<TrafficControl.Found> clients) {
        ShapingRules.Found rules(int end) {
            return rules.getOrDefault(end, ShapingRules.Found.NOTHING);
        }

        Map<PacketEffect, TrafficControl.Found> control(int end) {
            return control.getOrDefault(end, Map.of());
        }
    }
}
