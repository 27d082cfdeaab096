package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What iptables does for bad links on one host: it loses packets where they come in, counts them, and tells the
 * disciplines of {@link TrafficControl} apart by marking packets that go out with a class. Each end of a link has a chain
 * of its own for what is sent to it and one for what comes from it; both are empty while the link is good.
 *
 * <p>Packets are lost at the receiver, for one that is dropped where it is sent is an error that the sender sees; only
 * what is on its way to clients cannot be lost anywhere else.
 */
final class ShapingRules {
    private static final String TABLE = "mangle";
    private static final String SENT = "INQUEST-SENT";
    private static final String CAME = "INQUEST-CAME";

    /** Of what is there, our own: in one change, which does nothing if there is nothing. */
    private static final String REMOVAL = """
            rules=$("$1" -w -t mangle -S) || exit 1
            case $rules in
              *INQUEST-*) ;;
              *) exit 0 ;;
            esac
            {
              echo '*mangle'
              printf '%s\\n' "$rules" | sed -n -e 's/^-A \\(POSTROUTING -j INQUEST-SENT\\)$/-D \\1/p' \\
                -e 's/^-A \\(INPUT -j INQUEST-CAME\\)$/-D \\1/p' -e 's/^-N \\(INQUEST-.*\\)$/-F \\1/p'
              printf '%s\\n' "$rules" | sed -n 's/^-N \\(INQUEST-.*\\)$/-X \\1/p'
              echo COMMIT
            } | "$1-restore" -w --noflush
            """;

    private static final Pattern RULE = Pattern.compile("^\\[(\\d+):\\d+] -A (\\S+)(.*)$", Pattern.MULTILINE);
    private static final Pattern PROBABILITY = Pattern.compile("--probability ([0-9.]+)");

    private final Peers peers;
    private final int node;
    private final int controlPort;

    /** @param controlPort the harness's own connection to this port of the host is left alone; 0 for none */
    ShapingRules(Peers peers, int node, int controlPort) {
        this.peers = peers;
        this.node = node;
        this.controlPort = controlPort;
    }

    /** The other ends of this host's links: nodes by their numbers, then all clients together. */
    private List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        peers.others(node).forEach(peer -> ends.add(peer.node()));
        ends.add(peers.all().size());
        return ends;
    }

    private static String chain(String base, int end) {
        return base + "-" + end;
    }

    private static String chain(int end, PacketEffect effect) {
        return chain(SENT, end) + "-" + effect.ordinal();
    }

    private List<String> chains() {
        List<String> chains = new ArrayList<>(List.of(SENT, CAME));
        for (int end : ends()) {
            chains.add(chain(SENT, end));
            chains.add(chain(CAME, end));
            for (PacketEffect effect : PacketEffect.values()) {
                chains.add(chain(end, effect));
            }
        }
        return chains;
    }

    List<Command> removal() {
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

    /** The chains, through which everything passes, with nothing in them that does anything. */
    List<Command> install() {
        List<Command> commands = removal();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                commands.add(restore(family, skeleton(family)));
            }
        }
        return commands;
    }

    /** The same change for both families. */
    List<Command> change(List<String> lines) {
        List<Command> commands = new ArrayList<>();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                commands.add(restore(family, lines));
            }
        }
        return commands;
    }

    private static Command restore(Peers.Family family, List<String> lines) {
        return Command.of(program(family) + "-restore", "-w", "--noflush")
                .withInput("*" + TABLE + "\n" + String.join("\n", lines) + "\nCOMMIT\n");
    }

    private List<String> skeleton(Peers.Family family) {
        List<String> lines = new ArrayList<>();
        chains().forEach(chain -> lines.add(":" + chain + " - [0:0]"));
        for (String base : List.of(SENT, CAME)) {
            if (family == Peers.Family.V6) {
                // what IPv4 asks and answers by ARP, which nothing here touches
                lines.add("-A " + base + " -p icmpv6 --icmpv6-type neighbour-solicitation -j RETURN");
                lines.add("-A " + base + " -p icmpv6 --icmpv6-type neighbour-advertisement -j RETURN");
            }
            boolean sent = base.equals(SENT);
            lines.add("-A " + base + (sent ? " -o lo" : " -i lo") + " -j RETURN");
            // whether a link is cut is to be seen while it is bad, too
            lines.add("-A " + base + " -p udp --dport " + CutTechnique.PROBE_PORT + " -j RETURN");
            for (Peer peer : peers.others(node)) {
                for (InetAddress address : peer.addresses()) {
                    if (family.has(address)) {
                        lines.add("-A " + base + (sent ? " -d " : " -s ") + Peers.text(address) + " -g "
                                + chain(base, peer.node()));
                    }
                }
            }
            if (controlPort > 0) {
                lines.add("-A " + base + " -p tcp " + (sent ? "--sport " : "--dport ") + controlPort + " -j RETURN");
            }
            lines.add("-A " + base + " -g " + chain(base, peers.all().size()));
        }
        for (int end : ends()) {
            for (PacketEffect effect : PacketEffect.values()) {
                lines.add(
                        "-A " + chain(end, effect) + " -j CLASSIFY --set-class " + TrafficControl.classId(end, effect));
            }
        }
        lines.add("-I POSTROUTING 1 -j " + SENT);
        lines.add("-I INPUT 1 -j " + CAME);
        return lines;
    }

    /** What is done where packets for the end are sent: they are counted, then lost if they can be nowhere else. */
    List<String> sending(int end, PacketConditions conditions) {
        String rule = "-A " + chain(SENT, end);
        List<String> lines = new ArrayList<>(List.of(rule));
        if (end == peers.all().size() && conditions.lossPpm() > 0) {
            lines.add(rule + chance(conditions.lossPpm(), PacketConditions.ALL_PPM) + " -j DROP");
        }
        int left = PacketConditions.ALL_PPM;
        for (PacketEffect effect : PacketEffect.values()) {
            if (effect != PacketEffect.NONE && effect.ppm(conditions) > 0) {
                lines.add(rule + chance(effect.ppm(conditions), left) + " -g " + chain(end, effect));
                left -= effect.ppm(conditions);
            }
        }
        if (PacketEffect.NONE.isShaped(conditions)) {
            lines.add(rule + " -g " + chain(end, PacketEffect.NONE));
        }
        return lines;
    }

    /** What is done where packets of the end come in: they are counted, then lost. */
    static List<String> receiving(int end, PacketConditions conditions) {
        String rule = "-A " + chain(CAME, end);
        return conditions.lossPpm() == 0
                ? List.of(rule)
                : List.of(rule, rule + chance(conditions.lossPpm(), PacketConditions.ALL_PPM) + " -j DROP");
    }

    /** Leaves packets for the end alone. */
    static String sendingAsBefore(int end) {
        return "-F " + chain(SENT, end);
    }

    /** Leaves packets of the end alone. */
    static String receivingAsBefore(int end) {
        return "-F " + chain(CAME, end);
    }

    private static String chance(int ppm, int ofPpm) {
        String probability = String.format(Locale.ROOT, "%.9f", (double) ppm / ofPpm);
        return " -m statistic --mode random --probability " + probability;
    }

    /** What the host's chains have and count now, for each end that has anything. */
    Map<Integer, Found> found(Host host) throws IOException {
        Map<Integer, Found> found = new TreeMap<>();
        for (Peers.Family family : Peers.Family.values()) {
            if (peers.speaks(family)) {
                Matcher rule = RULE.matcher(host.require(Command.of(program(family) + "-save", "-c", "-t", TABLE)));
                while (rule.find()) {
                    for (int end : ends()) {
                        boolean sent = rule.group(2).equals(chain(SENT, end));
                        if (sent || rule.group(2).equals(chain(CAME, end))) {
                            Found one = one(end, sent, Long.parseLong(rule.group(1)), rule.group(3));
                            found.merge(end, one, Found::plus);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Found one(int end, boolean sent, long packets, String rule) {
        if (rule.endsWith("-j DROP")) {
            Matcher chance = PROBABILITY.matcher(rule);
            int ppm = chance.find() ? ppm(chance.group(1)) : PacketConditions.ALL_PPM;
            return sent ? new Found(0, packets, ppm, 0, 0, 0, Map.of()) : new Found(0, 0, 0, 0, packets, ppm, Map.of());
        }
        for (PacketEffect effect : PacketEffect.values()) {
            if (sent && rule.endsWith("-g " + chain(end, effect))) {
                return new Found(0, 0, 0, 0, 0, 0, Map.of(effect, packets));
            }
        }
        return sent ? new Found(packets, 0, 0, 0, 0, 0, Map.of()) : new Found(0, 0, 0, packets, 0, 0, Map.of());
    }

    private static int ppm(String probability) {
        return (int) Math.round(Double.parseDouble(probability) * PacketConditions.ALL_PPM);
    }

    /**
     * What there is for one end, of both families.
     *
     * @param effects how many packets were chosen for each effect that any are chosen for
     */
    record Found(
            long sent,
            long lostSent,
            int sentLossPpm,
            long came,
            long lostCome,
            int comeLossPpm,
            Map<PacketEffect, Long> effects) {
        static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0, Map.of());

        Found {
            effects = Collections.unmodifiableMap(new TreeMap<>(effects));
        }

        Found plus(Found more) {
            Map<PacketEffect, Long> all = new TreeMap<>(effects);
            more.effects.forEach((effect, packets) -> all.merge(effect, packets, Long::sum));
            return new Found(
                    sent + more.sent,
                    lostSent + more.lostSent,
                    Math.max(sentLossPpm, more.sentLossPpm),
                    came + more.came,
                    lostCome + more.lostCome,
                    Math.max(comeLossPpm, more.comeLossPpm),
                    all);
        }
    }
}
