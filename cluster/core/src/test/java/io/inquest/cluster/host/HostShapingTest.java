package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.ability.PacketCounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Which commands bad links are, and how what hosts say of them is read; without any network. */
final class HostShapingTest {
    private static final long MS = 1_000_000;
    private static final PacketConditions FLAKY = PacketConditions.NONE
            .withDelay(new Delay(Distribution.UNIFORM, 20 * MS, 10 * MS))
            .withLossPpm(50_000)
            .withDuplicationPpm(100_000)
            .withReordering(new Reordering(200_000, 300 * MS))
            .withCorruption(new Corruption(30_000, true));

    private final CannedHost n1;
    private final CannedHost n2;
    private final Peers peers;
    private final List<String> journal = new CopyOnWriteArrayList<>();

    HostShapingTest() throws IOException {
        n1 = new CannedHost("n1", "10.0.0.1");
        n2 = new CannedHost("n2", "10.0.0.2");
        peers = Peers.of(List.of(n1, n2));
    }

    private static ShapedHost shaped(CannedHost host, Peers peers, int node) throws IOException {
        host.answering(command -> CannedHost.said(
                switch (command.toString()) {
                    case "ip -o route get 10.0.0.1", "ip -o route get 10.0.0.2" ->
                        "10.0.0.2 dev eth0 src 10.0.0.1 \\\n";
                    case "ip -o link show dev eth0" -> "2: eth0: <UP> mtu 1450 qdisc noqueue\n";
                    default -> "";
                }));
        ShapedHost shaped = ShapedHost.of(host, peers, node);
        host.news();
        return shaped;
    }

    @Test
    void everyEffectHasAClassWhosePacketsIptablesChooses() throws IOException {
        shaped(n1, peers, 0).shape(List.of(1), List.of(), FLAKY);
        assertEquals(List.of("""
                        tc -batch -
                        class add dev eth0 parent 4951: classid 4951:14 htb rate 30gbit quantum 60000
                        qdisc add dev eth0 parent 4951:14 handle 4a04: netem limit 100000 delay 20000us 10000us
                        class add dev eth0 parent 4951: classid 4951:15 htb rate 30gbit quantum 60000
                        qdisc add dev eth0 parent 4951:15 handle 4a05: netem limit 100000 delay 20000us 10000us duplicate 100%
                        class add dev eth0 parent 4951: classid 4951:16 htb rate 30gbit quantum 60000
                        qdisc add dev eth0 parent 4951:16 handle 4a06: netem limit 100000 delay 170000us 160000us
                        class add dev eth0 parent 4951: classid 4951:17 htb rate 30gbit quantum 60000
                        qdisc add dev eth0 parent 4951:17 handle 4a07: netem limit 100000 delay 20000us 10000us corrupt 100%
                        """, """
                        iptables-restore -w --noflush
                        *mangle
                        -A INQUEST-SENT-1
                        -A INQUEST-SENT-1 -m statistic --mode random --probability 0.100000000 -g INQUEST-SENT-1-1
                        -A INQUEST-SENT-1 -m statistic --mode random --probability 0.222222222 -g INQUEST-SENT-1-2
                        -A INQUEST-SENT-1 -m statistic --mode random --probability 0.042857143 -g INQUEST-SENT-1-3
                        -A INQUEST-SENT-1 -g INQUEST-SENT-1-0
                        COMMIT
                        """), n1.news());
    }

    @Test
    void packetsAreLostWhereTheyComeIn() throws IOException {
        shaped(n2, peers, 1).shape(List.of(), List.of(0), FLAKY);
        assertEquals(List.of("""
                        iptables-restore -w --noflush
                        *mangle
                        -A INQUEST-CAME-0
                        -A INQUEST-CAME-0 -m statistic --mode random --probability 0.050000000 -j DROP
                        COMMIT
                        """), n2.news());
    }

    @Test
    void packetsForClientsAreLostWhereTheyAreSent() throws IOException {
        shaped(n1, peers, 0).shape(List.of(2), List.of(), PacketConditions.NONE.withLossPpm(1_000_000));
        assertEquals(List.of("""
                        iptables-restore -w --noflush
                        *mangle
                        -A INQUEST-SENT-2
                        -A INQUEST-SENT-2 -m statistic --mode random --probability 1.000000000 -j DROP
                        COMMIT
                        """), n1.news());
    }

    @Test
    void aBucketHoldsAPacketAtLeast() throws IOException {
        ShapedHost host = shaped(n1, peers, 0);
        host.shape(List.of(1), List.of(), PacketConditions.NONE.withBandwidth(new Bandwidth(2_000, 10)));
        assertEquals("""
                tc -batch -
                class add dev eth0 parent 4951: classid 4951:14 htb rate 30gbit quantum 60000
                qdisc add dev eth0 parent 4951:14 handle 4a04: tbf rate 2000bps burst 1550 limit 1550
                """, n1.news().get(0));
        host.unshape(List.of(1), List.of(1));
        assertEquals(List.of("""
                        iptables-restore -w --noflush
                        *mangle
                        -F INQUEST-SENT-1
                        -F INQUEST-CAME-1
                        COMMIT
                        """, """
                        tc -force -batch -
                        class del dev eth0 classid 4951:14
                        class del dev eth0 classid 4951:15
                        class del dev eth0 classid 4951:16
                        class del dev eth0 classid 4951:17
                        """), n1.news());
    }

    @Test
    void theHarnessItselfIsNoClient() {
        List<Command> install = new ShapingRules(peers, 0, 2222).install();
        assertEquals("""
                *mangle
                :INQUEST-SENT - [0:0]
                :INQUEST-CAME - [0:0]
                :INQUEST-SENT-1 - [0:0]
                :INQUEST-CAME-1 - [0:0]
                :INQUEST-SENT-1-0 - [0:0]
                :INQUEST-SENT-1-1 - [0:0]
                :INQUEST-SENT-1-2 - [0:0]
                :INQUEST-SENT-1-3 - [0:0]
                :INQUEST-SENT-2 - [0:0]
                :INQUEST-CAME-2 - [0:0]
                :INQUEST-SENT-2-0 - [0:0]
                :INQUEST-SENT-2-1 - [0:0]
                :INQUEST-SENT-2-2 - [0:0]
                :INQUEST-SENT-2-3 - [0:0]
                -A INQUEST-SENT -o lo -j RETURN
                -A INQUEST-SENT -p udp --dport 9 -j RETURN
                -A INQUEST-SENT -d 10.0.0.2 -g INQUEST-SENT-1
                -A INQUEST-SENT -p tcp --sport 2222 -j RETURN
                -A INQUEST-SENT -g INQUEST-SENT-2
                -A INQUEST-CAME -i lo -j RETURN
                -A INQUEST-CAME -p udp --dport 9 -j RETURN
                -A INQUEST-CAME -s 10.0.0.2 -g INQUEST-CAME-1
                -A INQUEST-CAME -p tcp --dport 2222 -j RETURN
                -A INQUEST-CAME -g INQUEST-CAME-2
                -A INQUEST-SENT-1-0 -j CLASSIFY --set-class 4951:14
                -A INQUEST-SENT-1-1 -j CLASSIFY --set-class 4951:15
                -A INQUEST-SENT-1-2 -j CLASSIFY --set-class 4951:16
                -A INQUEST-SENT-1-3 -j CLASSIFY --set-class 4951:17
                -A INQUEST-SENT-2-0 -j CLASSIFY --set-class 4951:18
                -A INQUEST-SENT-2-1 -j CLASSIFY --set-class 4951:19
                -A INQUEST-SENT-2-2 -j CLASSIFY --set-class 4951:1a
                -A INQUEST-SENT-2-3 -j CLASSIFY --set-class 4951:1b
                -I POSTROUTING 1 -j INQUEST-SENT
                -I INPUT 1 -j INQUEST-CAME
                COMMIT
                """, install.get(install.size() - 1).input());
    }

    @Test
    void whatClientsSendIsLedThroughADeviceBetween() throws IOException {
        n1.news();
        TrafficControl control = new TrafficControl(Map.of("eth0", 1500));
        new ClientTraffic(peers, 0, 2222, control).shape(n1, PacketConditions.NONE.withDelay(Delay.constant(5 * MS)));
        assertEquals(List.of("tc qdisc show dev eth0", """
                        ip -batch -
                        link add iqin0 type ifb
                        link set iqin0 up
                        """, """
                        tc -batch -
                        qdisc add dev iqin0 root handle 4952: netem limit 100000 delay 5000us
                        qdisc add dev eth0 ingress
                        filter add dev eth0 parent ffff: protocol ip prio 1 u32 match ip src 10.0.0.2/32 flowid :1
                        filter add dev eth0 parent ffff: protocol ipv6 prio 2 u32 match ip6 protocol 58 0xff flowid :1
                        filter add dev eth0 parent ffff: protocol ip prio 1 u32 match ip protocol 6 0xff match ip dport 2222 0xffff flowid :1
                        filter add dev eth0 parent ffff: protocol ipv6 prio 2 u32 match ip6 protocol 6 0xff match ip6 dport 2222 0xffff flowid :1
                        filter add dev eth0 parent ffff: protocol ip prio 3 u32 match u32 0 0 action mirred egress redirect dev iqin0
                        filter add dev eth0 parent ffff: protocol ipv6 prio 4 u32 match u32 0 0 action mirred egress redirect dev iqin0
                        """), n1.news());
    }

    @Test
    void whatHostsSayIsRead() throws IOException {
        ShapedHost sender = shaped(n1, peers, 0);
        n1.answering(command -> CannedHost.said(command.words().get(0).equals("tc") ? """
                        qdisc htb 4951: root refcnt 3 r2q 10 default 0 direct_packets_stat 25 direct_qlen 1000
                         Sent 9 bytes 9 pkt (dropped 1, overlimits 3 requeues 0)
                         backlog 0b 0p requeues 0
                        qdisc netem 4a04: parent 4951:14 limit 100000 delay 20ms  10ms
                         Sent 900 bytes 90 pkt (dropped 7, overlimits 3 requeues 0)
                         backlog 0b 0p requeues 0
                        qdisc netem 4a05: parent 4951:15 limit 100000 delay 20ms  10ms duplicate 100%
                         Sent 900 bytes 20 pkt (dropped 0, overlimits 3 requeues 0)
                         backlog 0b 0p requeues 0
                        """ : """
                        *mangle
                        [999:9] -A POSTROUTING -j INQUEST-SENT
                        [999:9] -A INQUEST-SENT -d 10.0.0.2/32 -g INQUEST-SENT-1
                        [100:9] -A INQUEST-SENT-1
                        [10:9] -A INQUEST-SENT-1 -m statistic --mode random --probability 0.09999999963 -g INQUEST-SENT-1-1
                        [90:9] -A INQUEST-SENT-1 -g INQUEST-SENT-1-0
                        [10:9] -A INQUEST-SENT-1-1 -j CLASSIFY --set-class 4951:0015
                        """));
        ShapedHost.State state = sender.state();
        ShapingRules.Found came = new ShapingRules.Found(0, 0, 0, 98, 5, 50_000, Map.of());
        ShapedEnds ends = new ShapedEnds(state.rules(1), came, state.control(1));
        PacketConditions wanted = FLAKY.withReordering(Reordering.NONE).withCorruption(Corruption.NONE);
        assertEquals(wanted, ends.conditions(wanted, state.control(1)));
        assertEquals(new PacketCounts(100, 110, 5, 10, 0, 0, 0, 0, 7), ends.counts(wanted));
        assertEquals(
                PacketConditions.NONE.withLossPpm(50_000),
                new ShapedEnds(state.rules(1), came, Map.of()).conditions(wanted, state.control(1)),
                "without classes only the loss is left");
    }

    @Test
    void whatFailsOnOneHostIsTakenOffAll() throws IOException {
        List<ShapedHost> hosts = List.of(shaped(n1, peers, 0), shaped(n2, peers, 1));
        UndoLog undo = (host, what, commands) -> {
            journal.add("before " + what + " on " + host.name());
            return () -> journal.add("undone on " + host.name());
        };
        ShapeTable table = new ShapeTable(hosts, undo);
        n2.answering(command -> command.input().contains("--probability 0.5")
                ? CannedHost.failed("iptables-restore: line 4 failed")
                : CannedHost.said(""));
        PacketConditions half = PacketConditions.NONE.withLossPpm(500_000);
        assertThrows(IOException.class, () -> table.shape(List.of(new Link(0, 1), new Link(1, 0)), half));
        assertEquals(
                List.of("before bad links by iptables and tc on n1", "before bad links by iptables and tc on n2"),
                journal);
        assertTrue(n1.news().stream().anyMatch(line -> line.contains("-F INQUEST-CAME-1")));
        table.shape(List.of(new Link(1, 0)), half);
        table.remove();
        assertEquals(4, journal.size());
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        n2.answering(command -> command.words().get(command.words().size() - 1).equals("tc")
                ? CannedHost.failed("")
                : CannedHost.said(""));
        HostShaping network = new HostShaping(List.of(n1, n2), new InlineHosts(List.of(n1, n2)), UndoLog.NONE);
        assertEquals(Optional.of("tc is not installed on n2: apt-get install iproute2"), network.prove());
    }

    @Test
    void aLinkJoinsTwoEnds() {
        HostShaping network = new HostShaping(List.of(n1, n2), new InlineHosts(List.of(n1, n2)), UndoLog.NONE);
        assertThrows(IllegalArgumentException.class, () -> network.conditions(new Link(0, 2)));
        assertThrows(IllegalArgumentException.class, () -> network.conditions(new Link(0, 0)));
    }
}
