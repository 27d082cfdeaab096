package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.host.NamespaceNet.Addressing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real packets between network namespaces; needs root and the tools. */
@Timeout(120)
@Tag("hosts")
final class HostShapingOnNetworkTest {
    private static final PacketConditions HALF = PacketConditions.NONE.withLossPpm(500_000);
    private static final PacketConditions ALL = PacketConditions.NONE.withLossPpm(PacketConditions.ALL_PPM);
    private static final PacketConditions SLOW = PacketConditions.NONE.withDelay(Delay.constant(30_000_000));

    private final List<String> undoable = new CopyOnWriteArrayList<>();
    private NamespaceNet net;
    private HostShaping network;

    @AfterEach
    void takeAway() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    private void open(int nodes, Addressing addressing) throws IOException {
        Optional<String> lacking = NamespaceNet.lacks("ip", "unshare", "bash", "ping", "iptables", "tc");
        assumeTrue(lacking.isEmpty(), lacking::orElseThrow);
        net = NamespaceNet.of(nodes, addressing);
        UndoLog undo = (host, what, commands) -> {
            undoable.add(host.name());
            return () -> undoable.remove(host.name());
        };
        network = new HostShaping(net.hosts(), new InlineHosts(net.hosts()), undo);
        assertEquals(Optional.empty(), network.prove());
        assertEquals(List.of(), leftovers(), "a trial leaves nothing");
        assertEquals(List.of(), undoable);
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private List<String> leftovers() throws IOException {
        List<String> left = new ArrayList<>();
        for (Host host : net.hosts()) {
            String all = host.run(Command.of("iptables-save")).output()
                    + host.run(Command.of("ip6tables-save")).output()
                    + host.require(Command.of("tc", "qdisc", "show"))
                    + host.require(Command.of("ip", "-o", "link", "show"));
            all.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).matches(".*(inquest|4951|netem|tbf|ingress|ifb).*"))
                    .forEach(left::add);
        }
        return left;
    }

    private void send(int from, String to, int packets) throws IOException {
        net.hosts()
                .get(from)
                .require(Command.of(
                        "bash",
                        "-c",
                        "for ((i = 0; i < $2; i++)); do printf %1000s x >/dev/udp/$1/4000; done",
                        "send",
                        to,
                        Integer.toString(packets)));
    }

    private boolean pings(int from, String to) throws IOException {
        return net.hosts()
                .get(from)
                .run(Command.of("ping", "-c", "1", "-W", "1", to))
                .succeeded();
    }

    @Test
    void halfOfThePacketsOfOneLinkAreLost() throws IOException {
        open(3, Addressing.V4);
        Link bad = new Link(0, 1);
        now(network.shape(List.of(bad), HALF));
        assertEquals(HALF, now(network.conditions(bad)));
        assertEquals(PacketConditions.NONE, now(network.conditions(new Link(1, 0))));
        assertEquals(PacketConditions.NONE, now(network.conditions(new Link(2, 1))));
        assertEquals(List.of("n1", "n2"), undoable.stream().sorted().toList());
        send(0, "10.213.7.2", 400);
        send(2, "10.213.7.2", 10);
        PacketCounts counts = now(network.shaped(List.of(bad)));
        assertEquals(400, counts.messages());
        // a fair coin has not been seen to miss this in any lifetime: it is ten standard deviations
        assertTrue(counts.lost() > 100 && counts.lost() < 300, counts.toString());
        now(network.unshape(List.of(bad)));
        assertEquals(PacketConditions.NONE, now(network.conditions(bad)));
        send(0, "10.213.7.2", 10);
        assertEquals(counts, now(network.shaped(List.of(bad))));
        now(network.shape(List.of(bad), ALL));
        send(0, "10.213.7.2", 5);
        PacketCounts more = now(network.shaped(List.of(bad))).since(counts);
        assertEquals(5, more.lost());
        network.release();
        assertEquals(List.of(), leftovers());
        assertEquals(List.of(), undoable);
    }

    @Test
    void aHalfOpenLinkIsSilentOneWay() throws IOException {
        open(2, Addressing.BOTH);
        Link bad = new Link(0, 1);
        now(network.shape(List.of(bad), ALL));
        assertFalse(pings(0, "10.213.7.2"));
        assertFalse(pings(0, "fd00:1213:7::2"));
        net.hosts().get(1).require(Command.of("bash", "-c", "printf x >/dev/udp/10.213.7.1/4000"));
        assertEquals(
                3, now(network.shaped(List.of(bad))).lost(), "two pings, and the answer that nobody listens there");
        assertEquals(PacketCounts.ZERO, now(network.shaped(List.of(new Link(1, 0)))));
        now(network.unshape(List.of(bad)));
        assertTrue(pings(0, "10.213.7.2"));
        assertTrue(pings(0, "fd00:1213:7::2"));
    }

    @Test
    void whetherALinkIsCutIsSeenWhileItIsBad() throws IOException {
        open(2, Addressing.V4);
        HostCuts cuts = new HostCuts(net.hosts(), new InlineHosts(net.hosts()), UndoLog.NONE);
        assertEquals(Optional.empty(), cuts.prove());
        Link bad = new Link(0, 1);
        now(network.shape(List.of(bad), ALL));
        assertTrue(now(cuts.passes(bad)));
        now(cuts.cut(List.of(bad)));
        assertFalse(now(cuts.passes(bad)));
        assertEquals(ALL, now(network.conditions(bad)));
        now(cuts.join(List.of(bad)));
        assertTrue(now(cuts.passes(bad)));
    }

    @Test
    void aNarrowLinkIsSlowAndOverflows() throws IOException {
        open(3, Addressing.V4);
        Link bad = new Link(0, 1);
        PacketConditions narrow = PacketConditions.NONE.withBandwidth(new Bandwidth(12_345, 5_000));
        now(network.shape(List.of(bad), narrow));
        assertEquals(narrow, now(network.conditions(bad)));
        send(0, "10.213.7.2", 40);
        send(0, "10.213.7.3", 40);
        PacketCounts counts = now(network.shaped(List.of(bad)));
        assertEquals(40, counts.messages());
        assertTrue(counts.delayed() > 0, counts.toString());
        assertTrue(counts.overflowed() > 20 && counts.overflowed() < 40, counts.toString());
        assertEquals(PacketCounts.ZERO, now(network.shaped(List.of(new Link(0, 2)))));
        now(network.unshape(List.of(bad)));
        assertEquals(PacketConditions.NONE, now(network.conditions(bad)));
        assertTrue(pings(0, "10.213.7.2"));
        network.release();
        assertEquals(List.of(), leftovers());
    }

    @Test
    void clientsAreAllWhoAreNoNodes() throws IOException {
        // the third host is no node of this cluster
        open(3, Addressing.V4);
        List<Host> nodes = net.hosts().subList(0, 2);
        network = new HostShaping(nodes, new InlineHosts(nodes), UndoLog.NONE);
        assertEquals(Optional.empty(), network.prove());
        Link in = new Link(Link.CLIENTS, 0);
        Link out = new Link(1, Link.CLIENTS);
        now(network.shape(List.of(in, out), ALL));
        assertEquals(ALL, now(network.conditions(in)));
        assertEquals(ALL, now(network.conditions(out)));
        assertTrue(pings(0, "10.213.7.2"), "nodes are no clients");
        assertFalse(pings(2, "10.213.7.1"));
        assertFalse(pings(2, "10.213.7.2"));
        assertEquals(1, now(network.shaped(List.of(in))).lost());
        assertEquals(1, now(network.shaped(List.of(out))).lost());
        now(network.unshape(List.of(in, out)));
        assertTrue(pings(2, "10.213.7.1"));
        assertTrue(pings(2, "10.213.7.2"));
    }

    @Test
    void whatClientsSendIsNarrowedToo() throws IOException {
        open(3, Addressing.BOTH);
        List<Host> nodes = net.hosts().subList(0, 2);
        network = new HostShaping(nodes, new InlineHosts(nodes), UndoLog.NONE);
        assertEquals(Optional.empty(), network.prove());
        Link in = new Link(Link.CLIENTS, 0);
        PacketConditions narrow = PacketConditions.NONE.withBandwidth(new Bandwidth(12_345, 5_000));
        try {
            now(network.shape(List.of(in), narrow));
        } catch (IllegalArgumentException refused) {
            assumeTrue(!refused.getMessage().contains("could not be slowed"), refused::getMessage);
            throw refused;
        }
        assertEquals(narrow, now(network.conditions(in)));
        send(2, "10.213.7.1", 20);
        send(2, "fd00:1213:7::1", 20);
        send(1, "10.213.7.1", 20);
        PacketCounts counts = now(network.shaped(List.of(in)));
        assertTrue(counts.delayed() > 0, counts.toString());
        assertTrue(counts.overflowed() > 20 && counts.overflowed() < 40, counts.toString());
        assertTrue(pings(1, "10.213.7.1"), "nodes are no clients");
        now(network.unshape(List.of(in)));
        assertEquals(PacketConditions.NONE, now(network.conditions(in)));
        assertTrue(pings(2, "10.213.7.1"));
        network.release();
        assertEquals(List.of(), leftovers());
    }

    @Test
    void bandwidthAndLossGoTogether() throws IOException {
        open(2, Addressing.V6);
        Link bad = new Link(1, 0);
        PacketConditions both = HALF.withBandwidth(new Bandwidth(1_000_000, 100_000));
        now(network.shape(List.of(bad), both));
        assertEquals(both, now(network.conditions(bad)));
        send(1, "fd00:1213:7::1", 40);
        PacketCounts counts = now(network.shaped(List.of(bad)));
        assertTrue(counts.messages() >= 40, counts.toString());
        assertTrue(counts.lost() > 0, counts.toString());
    }

    @Test
    void delaysAreRefusedOrSeen() throws IOException {
        open(2, Addressing.V4);
        Optional<String> refusal = network.refusal(SLOW);
        if (refusal.isPresent()) {
            assertEquals(
                    Optional.of("the kernel has no network emulator (netem), so that packets can be lost and links be"
                            + " narrow, and nothing else: try modprobe sch_netem, or boot a kernel that has it"),
                    refusal);
            assertEquals(refusal, network.refusal(PacketConditions.NONE.withDuplicationPpm(1)));
            assertEquals(Optional.empty(), network.refusal(HALF));
            assertThrows(IllegalArgumentException.class, () -> network.shape(List.of(new Link(0, 1)), SLOW));
            return;
        }
        Link bad = new Link(0, 1);
        now(network.shape(List.of(bad), SLOW));
        assertEquals(SLOW, now(network.conditions(bad)));
        send(0, "10.213.7.2", 5);
        assertTrue(pings(0, "10.213.7.2"));
        assertTrue(now(network.shaped(List.of(bad))).delayed() > 0);
        now(network.unshape(List.of(bad)));
        assertEquals(PacketConditions.NONE, now(network.conditions(bad)));
    }

    @Test
    void whatIsTakenOffBySomebodyElseIsNoticed() throws IOException {
        open(2, Addressing.V4);
        Link bad = new Link(0, 1);
        PacketConditions narrow = PacketConditions.NONE.withBandwidth(new Bandwidth(10_000, 5_000));
        now(network.shape(List.of(bad), narrow));
        net.hosts().get(0).require(Command.of("tc", "qdisc", "del", "dev", "eth0", "root"));
        assertEquals(PacketConditions.NONE, now(network.conditions(bad)));
        now(network.unshape(List.of(bad)));
        network.release();
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aLinkHasOneSetOfConditions() throws IOException {
        open(2, Addressing.V4);
        Link bad = new Link(0, 1);
        now(network.shape(List.of(bad), HALF));
        CompletionException twice =
                assertThrows(CompletionException.class, () -> now(network.shape(List.of(new Link(1, 0), bad), ALL)));
        assertEquals(
                "The link from n1 to n2 has conditions already: take them off before it is given others.",
                twice.getCause().getMessage());
        assertEquals(PacketConditions.NONE, now(network.conditions(new Link(1, 0))));
        now(network.unshape(List.of(bad, new Link(1, 0))));
    }

    @Test
    void aDisciplineOfTheUsersIsLeftAlone() throws IOException {
        open(2, Addressing.V4);
        net.hosts().get(1).require(Command.of("tc", "qdisc", "add", "dev", "eth0", "root", "handle", "7:", "htb"));
        assertEquals(
                Optional.of("n2's eth0 has a queueing discipline of its own (htb 7:), which is left alone: tc qdisc del"
                        + " dev eth0 root"),
                network.prove());
    }

    @Test
    void undoingTwiceDoesNoHarm() throws IOException {
        open(2, Addressing.BOTH);
        now(network.shape(List.of(new Link(0, 1), new Link(1, 0)), HALF.withBandwidth(new Bandwidth(10_000, 5_000))));
        Peers peers = Peers.of(net.hosts());
        for (int times = 0; times < 2; times++) {
            for (int node = 0; node < 2; node++) {
                Host host = net.hosts().get(node);
                for (Command command : ShapedHost.of(host, peers, node).removal()) {
                    host.require(command);
                }
            }
            assertEquals(List.of(), leftovers());
        }
    }

    @Test
    void whatHostsCannotDoIsRefused() throws IOException {
        open(2, Addressing.V4);
        PacketConditions exponential =
                PacketConditions.NONE.withDelay(new Delay(Distribution.EXPONENTIAL, 1_000, 1_000));
        assertTrue(network.refusal(exponential).orElseThrow().contains("constant or uniform"));
        PacketConditions silent = PacketConditions.NONE.withCorruption(new PacketConditions.Corruption(1, false));
        assertTrue(network.refusal(silent).orElseThrow().contains("check sums"));
        assertTrue(network.refusal(SLOW.withBandwidth(new Bandwidth(1, 1)))
                .orElseThrow()
                .contains("loss alone"));
    }
}
