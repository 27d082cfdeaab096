package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What slows that which clients send to one host: clients are not ours to change, so it is led, where it comes in,
 * through an intermediate device (ifb) that has a discipline of its own.
 *
 * @param peers whose packets are no clients'
 * @param controlPort the harness's own connection to this port of the host is left alone; 0 for none
 * @param control of what the host sends
 */
record ClientTraffic(Peers peers, int node, int controlPort, TrafficControl control) {
    private static final String DEVICE = "iqin";
    private static final String HANDLE = "4952:";

    /** An ingress discipline is ours if our intermediate device is there, which is made before it. */
    private static final String REMOVAL = """
            number=0
            for device; do
              if ip link show dev "iqin$number" >/dev/null 2>&1; then
                if ip link show dev "$device" >/dev/null 2>&1; then
                  there=$(tc qdisc show dev "$device") || exit 1
                  case $there in
                    *"qdisc ingress "*) tc qdisc del dev "$device" ingress || exit 1 ;;
                  esac
                fi
                ip link del dev "iqin$number" || exit 1
              fi
              number=$((number + 1))
            done
            """;

    private static final Pattern LEAF = Pattern.compile("qdisc (\\S+) " + HANDLE + " dev " + DEVICE
            + "\\d+ root (?:refcnt \\d+ )?(.*)\\R Sent \\d+ bytes (\\d+) pkt \\(dropped (\\d+), overlimits (\\d+)");

    Command removal() {
        List<String> words = new ArrayList<>(List.of("sh", "-c", REMOVAL, "sh"));
        words.addAll(control.devices().keySet());
        return Command.of(words);
    }

    /** Why there is no place for ours on this host; empty if there is. */
    private Optional<String> refusal(Host host) throws IOException {
        for (String device : control.devices().keySet()) {
            String there = host.require(Command.of("tc", "qdisc", "show", "dev", device));
            if (there.contains("qdisc ingress ") || there.contains("qdisc clsact ")) {
                return Optional.of(host.name() + "'s " + device
                        + " has an ingress discipline of its own, which is left alone: tc qdisc del dev " + device
                        + " ingress");
            }
        }
        return Optional.empty();
    }

    void shape(Host host, PacketConditions conditions) throws IOException {
        Optional<String> refusal = refusal(host);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        List<String> links = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String device : control.devices().keySet()) {
            String between = DEVICE + number++;
            links.add("link add " + between + " type ifb");
            links.add("link set " + between + " up");
            lines.add("qdisc add dev " + between + " root handle " + HANDLE + " "
                    + String.join(" ", control.discipline(device, PacketEffect.NONE, conditions)));
            lines.add("qdisc add dev " + device + " ingress");
            lines.addAll(filters(device, between));
        }
        host.require(Command.of("ip", "-batch", "-").withInput(String.join("\n", links) + "\n"));
        host.require(Command.of("tc", "-batch", "-").withInput(String.join("\n", lines) + "\n"));
    }

    /** What has a class of its own here passes; the rest, of these two protocols, is led away. */
    private List<String> filters(String device, String between) {
        List<String> lines = new ArrayList<>();
        String v4 = "filter add dev " + device + " parent ffff: protocol ip prio ";
        String v6 = "filter add dev " + device + " parent ffff: protocol ipv6 prio ";
        for (Peer peer : peers.others(node)) {
            for (InetAddress address : peer.addresses()) {
                lines.add(
                        Peers.Family.V4.has(address)
                                ? v4 + "1 u32 match ip src " + Peers.text(address) + "/32 flowid :1"
                                : v6 + "2 u32 match ip6 src " + Peers.text(address) + "/128 flowid :1");
            }
        }
        // what IPv4 asks and answers by ARP
        lines.add(v6 + "2 u32 match ip6 protocol 58 0xff flowid :1");
        if (controlPort > 0) {
            lines.add(v4 + "1 u32 match ip protocol 6 0xff match ip dport " + controlPort + " 0xffff flowid :1");
            lines.add(v6 + "2 u32 match ip6 protocol 6 0xff match ip6 dport " + controlPort + " 0xffff flowid :1");
        }
        String away = " u32 match u32 0 0 action mirred egress redirect dev " + between;
        lines.add(v4 + "3" + away);
        lines.add(v6 + "4" + away);
        return lines;
    }

    /** What there is, if anything is led through it. */
    Optional<TrafficControl.Found> found(Host host) throws IOException {
        String said = host.require(Command.of("tc", "-s", "qdisc", "show"));
        Collection<String> led = new TreeSet<>(control.devices().keySet());
        led.removeIf(device -> said.contains("qdisc ingress ffff: dev " + device + " "));
        Optional<TrafficControl.Found> found = Optional.empty();
        Matcher leaf = LEAF.matcher(said);
        while (leaf.find() && led.isEmpty()) {
            TrafficControl.Found one = new TrafficControl.Found(
                    leaf.group(1) + " " + leaf.group(2).strip(),
                    Long.parseLong(leaf.group(3)),
                    Long.parseLong(leaf.group(4)),
                    Long.parseLong(leaf.group(5)));
            found = Optional.of(found.map(other -> other.plus(one)).orElse(one));
        }
        return found;
    }
}
