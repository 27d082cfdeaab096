package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries what hosts' kernels can do to packets, sees it done, and leaves the hosts as they were. */
record ShapeTrial(List<ShapedHost> hosts, Peers peers, UndoLog undo) {
    static final List<HostTool> TOOLS = List.of(
            new HostTool("iptables", "iptables"), new HostTool("tc", "iproute2"), new HostTool("ip", "iproute2"));

    private static final long MS = 1_000_000;
    private static final PacketConditions LOSS = PacketConditions.NONE.withLossPpm(PacketConditions.ALL_PPM);
    private static final PacketConditions NARROW = PacketConditions.NONE.withBandwidth(new Bandwidth(10_000, 10_000));
    private static final PacketConditions SLOW = PacketConditions.NONE.withDelay(Delay.constant(MS));
    /** There are kernels that let nothing else be emulated where packets are doubled. */
    private static final PacketConditions DOUBLED = SLOW.withDuplicationPpm(PacketConditions.ALL_PPM / 2);

    /** Three large packets, so that the last has to wait for those before; whether they arrive does not matter. */
    private static final String SEND = """
            for packet in 1 2 3; do
              if command -v bash >/dev/null 2>&1; then
                bash -c 'printf %1000s x >"/dev/udp/$1/7"' probe "$1" 2>/dev/null
              else
                ping -c 1 -s 1000 -W 1 "$1" >/dev/null 2>&1
              fi
            done
            exit 0
            """;

    /**
     * Why each of these cannot be done; empty if it can.
     *
     * @param clients to slow what clients send
     */
    record Powers(
            Optional<String> loss,
            Optional<String> bandwidth,
            Optional<String> emulation,
            Optional<String> duplication,
            Optional<String> clients) {
        /** Why nothing can be done at all; empty if anything can. */
        Optional<String> none() {
            return loss.isEmpty() || bandwidth.isEmpty() || emulation.isEmpty() ? Optional.empty() : loss;
        }

        Optional<String> refusal(PacketConditions conditions) {
            if (PacketEffect.needsEmulator(conditions) && emulation.isPresent()) {
                return emulation;
            }
            if (conditions.duplicationPpm() > 0 && duplication.isPresent()) {
                return duplication;
            }
            if (conditions.bandwidth().isLimited() && bandwidth.isPresent()) {
                return bandwidth;
            }
            return conditions.lossPpm() > 0 ? loss : Optional.empty();
        }
    }

    Powers powers() throws IOException {
        ShapeTable table = new ShapeTable(hosts, undo);
        try {
            Optional<String> loss = trial(table, links(), LOSS, "packets could not be lost");
            Optional<String> bandwidth = trial(table, links(), NARROW, "links could not be made narrow");
            Optional<String> emulation =
                    trial(table, links(), SLOW, "packets could not be delayed").map(ShapeTrial::withRemedy);
            Optional<String> duplication = emulation.isPresent()
                    ? emulation
                    : trial(table, links(), DOUBLED, "packets could not be delayed and doubled at once");
            Optional<String> clients = bandwidth.isPresent() ? bandwidth : clients(table);
            return new Powers(loss, bandwidth, emulation, duplication, clients);
        } finally {
            table.remove();
        }
    }

    private static String withRemedy(String reason) {
        return reason.contains("qdisc kind is unknown")
                ? "the kernel has no network emulator (netem), so that packets can be lost and links be narrow, and"
                        + " nothing else: try modprobe sch_netem, or boot a kernel that has it"
                : reason;
    }

    /** No client sends anything yet: all that can be seen is that it is there. */
    private Optional<String> clients(ShapeTable table) throws IOException {
        List<Link> links = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            links.add(new Link(Link.CLIENTS, node));
        }
        return trial(table, links, NARROW, "what clients send could not be slowed");
    }

    private Optional<String> trial(ShapeTable table, List<Link> links, PacketConditions conditions, String what)
            throws IOException {
        Optional<String> reason = Optional.empty();
        try {
            table.shape(links, conditions);
            if (!table.conditions(links).values().stream().allMatch(conditions::equals)) {
                reason = Optional.of(what + ": they were not there after they were put there");
            } else if (links.stream().noneMatch(ShapeTrial::isOfClients)) {
                reason = seen(table, links).map(unseen -> what + ": " + unseen);
            }
        } catch (HostGoneException gone) {
            throw gone;
        } catch (IOException failure) {
            reason = Optional.of(what + ": " + HostTool.reason(failure));
        }
        table.unshape(links);
        return reason;
    }

    private static boolean isOfClients(Link link) {
        return link.from() == Link.CLIENTS || link.to() == Link.CLIENTS;
    }

    /** From each node to the next; of one node alone, to clients. */
    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            links.add(new Link(node, hosts.size() == 1 ? Link.CLIENTS : (node + 1) % hosts.size()));
        }
        return links;
    }

    /** Sends a packet over each link, and looks whether anything became of it. */
    private Optional<String> seen(ShapeTable table, List<Link> links) throws IOException {
        Map<Link, PacketCounts> before = table.counts(links);
        Everywhere.on(
                links,
                link -> hosts.get(link.from())
                        .host()
                        .require(Command.of(
                                "sh",
                                "-c",
                                SEND,
                                "sh",
                                Peers.text(peers.peer(link.to()).address()))));
        for (Map.Entry<Link, PacketCounts> counted : table.counts(links).entrySet()) {
            Link link = counted.getKey();
            if (!counted.getValue().since(before.get(link)).anything()) {
                return Optional.of("nothing was seen to happen to packets from "
                        + hosts.get(link.from()).host().name() + " to "
                        + hosts.get(link.to()).host().name());
            }
        }
        return Optional.empty();
    }
}
