package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One host whose links can be made bad: its rules of iptables and its classes of tc. The other ends of its links go by
 * nodes' numbers, and all clients together by the number of nodes.
 */
record ShapedHost(Host host, ShapingRules rules, TrafficControl control) {
    static ShapedHost of(Host host, Peers peers, int node) throws IOException {
        return new ShapedHost(
                host, new ShapingRules(peers, node, controlPort(host)), TrafficControl.of(host, peers, node));
    }

    /** Where the harness is connected to over the network; without that, what is done to clients would be done to it. */
    private static int controlPort(Host host) {
        return Integer.parseInt(host.facts().key().getOrDefault("port", "0"));
    }

    List<Command> removal() {
        List<Command> commands = new ArrayList<>(rules.removal());
        commands.addAll(control.removal());
        return commands;
    }

    Void install() throws IOException {
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
            if (PacketEffect.needsEmulator(conditions) || conditions.bandwidth().isLimited()) {
                host.require(control.shaping(end, conditions));
            }
            lines.addAll(rules.sending(end, conditions));
        }
        for (int end : from) {
            lines.addAll(ShapingRules.receiving(end, conditions));
        }
        run(rules.change(lines));
        return null;
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
        return null;
    }

    State state() throws IOException {
        return new State(rules.found(host), control.found(host));
    }

    /** What a host has and counts, by the other end. */
    record State(
            Map<Integer, ShapingRules.Found> rules, Map<Integer, Map<PacketEffect, TrafficControl.Found>> control) {
        ShapingRules.Found rules(int end) {
            return rules.getOrDefault(end, ShapingRules.Found.NOTHING);
        }

        Map<PacketEffect, TrafficControl.Found> control(int end) {
            return control.getOrDefault(end, Map.of());
        }
    }
}
