package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code tc} does for bad links on one host: on each device that leads to others there is one discipline of ours,
 * with a class for each end and effect that has one, and in the class what slows or changes packets. Packets without a
 * class pass as before.
 *
 * @param devices by their names, with the bytes that fit into a packet
 */
record TrafficControl(Map<String, Integer> devices) {
    private static final String ROOT = "4951:";
    private static final int FIRST_CLASS = 0x10;
    private static final int FIRST_HANDLE = 0x4a00;
    private static final int FRAME_BYTES = 100;
    /** A bucket must hold what a wide link sends between two ticks of a slow clock. */
    private static final int TICKS_PER_SECOND = 250;

    /** As good as no limit; its number has to fit into 32 bits. */
    private static final String UNLIMITED = " htb rate 30gbit quantum 60000";

    private static final String REMOVAL = """
            for device; do
              ip link show dev "$device" >/dev/null 2>&1 || continue
              there=$(tc qdisc show dev "$device") || exit 1
              case $there in
                *"htb 4951: root"*) tc qdisc del dev "$device" root || exit 1 ;;
              esac
            done
            """;

    private static final Pattern DEVICE = Pattern.compile("\\bdev (\\S+)");
    private static final Pattern MTU = Pattern.compile("\\bmtu (\\d+)");
    private static final Pattern OWN_ROOT = Pattern.compile("qdisc (\\S+) ([0-9a-f]+): .*\\broot\\b");
    private static final Pattern LEAF =
            Pattern.compile("qdisc (\\S+) [0-9a-f]+: parent 4951:([0-9a-f]+) (.*)\\R Sent \\d+ bytes (\\d+) pkt"
                    + " \\(dropped (\\d+), overlimits (\\d+)");
    private static final Pattern RATE = Pattern.compile("\\brate (\\d+)([KMG]?)bit\\b");

    TrafficControl {
        devices = Collections.unmodifiableMap(new TreeMap<>(devices));
    }

    /** With the devices that lead to other nodes, or to anywhere else. */
    static TrafficControl of(Host host, Peers peers, int node) throws IOException {
        StringBuilder routes = new StringBuilder();
        for (Peer peer : peers.others(node)) {
            routes.append(host.require(Command.of("ip", "-o", "route", "get", Peers.text(peer.address()))));
        }
        routes.append(
                host.run(Command.of("ip", "-o", "route", "show", "default")).output());
        routes.append(host.run(Command.of("ip", "-6", "-o", "route", "show", "default"))
                .output());
        Map<String, Integer> devices = new TreeMap<>();
        Matcher device = DEVICE.matcher(routes);
        while (device.find()) {
            String name = device.group(1);
            if (!name.equals("lo") && !devices.containsKey(name)) {
                Matcher mtu = MTU.matcher(host.require(Command.of("ip", "-o", "link", "show", "dev", name)));
                devices.put(name, mtu.find() ? Integer.parseInt(mtu.group(1)) : 1500);
            }
        }
        return new TrafficControl(devices);
    }

    /** Why there is no place for ours on this host; empty if there is. */
    Optional<String> refusal(Host host) throws IOException {
        for (String device : devices.keySet()) {
            Matcher root = OWN_ROOT.matcher(host.require(Command.of("tc", "qdisc", "show", "dev", device)));
            if (root.find() && !root.group(2).equals("0") && !ROOT.equals(root.group(2) + ":")) {
                return Optional.of(host.name() + "'s " + device + " has a queueing discipline of its own ("
                        + root.group(1) + " " + root.group(2)
                        + ":), which is left alone: tc qdisc del dev " + device + " root");
            }
        }
        return Optional.empty();
    }

    List<Command> removal() {
        List<String> words = new ArrayList<>(List.of("sh", "-c", REMOVAL, "sh"));
        words.addAll(devices.keySet());
        return List.of(Command.of(words));
    }

    List<Command> install() {
        List<Command> commands = new ArrayList<>(removal());
        List<String> lines = new ArrayList<>();
        devices.keySet().forEach(device -> lines.add("qdisc add dev " + device + " root handle " + ROOT + " htb"));
        commands.add(batch(lines, false));
        return commands;
    }

    private static Command batch(List<String> lines, boolean force) {
        List<String> words = new ArrayList<>(List.of("tc"));
        if (force) {
            words.add("-force");
        }
        words.addAll(List.of("-batch", "-"));
        return Command.of(words).withInput(String.join("\n", lines) + "\n");
    }

    static String classId(int end, PacketEffect effect) {
        return ROOT + Integer.toHexString(FIRST_CLASS + number(end, effect));
    }

    private static int number(int end, PacketEffect effect) {
        return end * PacketEffect.values().length + effect.ordinal();
    }

    /** Makes the classes of an end. */
    Command shaping(int end, PacketConditions conditions) {
        List<String> lines = new ArrayList<>();
        devices.keySet().forEach(device -> {
            for (PacketEffect effect : PacketEffect.values()) {
                if (effect.isShaped(conditions)) {
                    String id = classId(end, effect);
                    lines.add("class add dev " + device + " parent " + ROOT + " classid " + id + UNLIMITED);
                    lines.add("qdisc add dev " + device + " parent " + id + " handle "
                            + Integer.toHexString(FIRST_HANDLE + number(end, effect)) + ": "
                            + String.join(" ", discipline(device, effect, conditions)));
                }
            }
        });
        return batch(lines, false);
    }

    /** The words that tell tc what is done to packets that meet the effect. */
    List<String> discipline(String device, PacketEffect effect, PacketConditions conditions) {
        return conditions.bandwidth().isLimited()
                ? bucket(conditions.bandwidth(), devices.get(device))
                : effect.emulated(conditions);
    }

    /** A packet waits in the queue even if it is alone, so that there is always room for one. */
    private static List<String> bucket(Bandwidth bandwidth, int mtuBytes) {
        long burst = Math.max(mtuBytes + FRAME_BYTES, bandwidth.bytesPerSecond() / TICKS_PER_SECOND);
        return List.of(
                "tbf",
                "rate",
                bandwidth.bytesPerSecond() + "bps",
                "burst",
                Long.toString(burst),
                "limit",
                Long.toString(Math.max(burst, bandwidth.queueBytesMax())));
    }

    /** Takes the classes of an end away, those that are there; what waits in them is lost. */
    Command unshaping(int end) {
        List<String> lines = new ArrayList<>();
        for (String device : devices.keySet()) {
            for (PacketEffect effect : PacketEffect.values()) {
                lines.add("class del dev " + device + " classid " + classId(end, effect));
            }
        }
        return batch(lines, true);
    }

    /** What there is for each end that has anything, by effect. */
    Map<Integer, Map<PacketEffect, Found>> found(Host host) throws IOException {
        Map<Integer, Map<PacketEffect, Found>> found = new TreeMap<>();
        for (String device : devices.keySet()) {
            Matcher leaf = LEAF.matcher(host.require(Command.of("tc", "-s", "qdisc", "show", "dev", device)));
            while (leaf.find()) {
                int number = Integer.parseInt(leaf.group(2), 16) - FIRST_CLASS;
                int effects = PacketEffect.values().length;
                Found one = new Found(
                        leaf.group(1) + " " + leaf.group(3).strip(),
                        Long.parseLong(leaf.group(4)),
                        Long.parseLong(leaf.group(5)),
                        Long.parseLong(leaf.group(6)));
                found.computeIfAbsent(number / effects, end -> new TreeMap<>())
                        .merge(PacketEffect.values()[number % effects], one, Found::plus);
            }
        }
        return found;
    }

    /**
     * A discipline, on all devices together.
     *
     * @param text what {@code tc} says that it does
     */
    record Found(String text, long sent, long dropped, long overlimits) {
        Found plus(Found more) {
            return new Found(text, sent + more.sent, dropped + more.dropped, overlimits + more.overlimits);
        }

        /** How much it lets through, if it is a bucket. */
        Optional<Long> bytesPerSecond() {
            Matcher rate = RATE.matcher(text);
            if (!text.startsWith("tbf") || !rate.find()) {
                return Optional.empty();
            }
            long bits = Long.parseLong(rate.group(1));
            long unit = switch (rate.group(2)) {
                case "K" -> 1_000;
                case "M" -> 1_000_000;
                case "G" -> 1_000_000_000;
                default -> 1;
            };
            return Optional.of(bits * unit / 8);
        }
    }
}
