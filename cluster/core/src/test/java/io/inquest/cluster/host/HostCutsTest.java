package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Which commands cuts are, and what becomes of failures; without any network. */
final class HostCutsTest {
    private static final SortedSet<Integer> NOBODY = new TreeSet<>();

    private final CannedHost n1;
    private final CannedHost n2;
    private final CannedHost n3;
    private final List<Host> hosts;
    private final List<String> journal = new CopyOnWriteArrayList<>();

    HostCutsTest() throws IOException {
        n1 = new CannedHost("n1", "10.0.0.1");
        n2 = new CannedHost("n2", "10.0.0.2");
        n3 = new CannedHost("n3", "10.0.0.3");
        hosts = List.of(n1, n2, n3);
    }

    private static SortedSet<Integer> peers(Integer... nodes) {
        return new TreeSet<>(Set.of(nodes));
    }

    private static String text(List<Command> commands) {
        StringBuilder text = new StringBuilder();
        for (Command command : commands) {
            boolean script = command.words().get(0).equals("sh");
            text.append(script ? "sh … " + command.words().get(4) : command.toString());
            text.append('\n').append(command.input());
        }
        return text.toString();
    }

    private Peers peers() throws IOException {
        return Peers.of(hosts);
    }

    @Test
    void iptablesCutsAreOneAtomicChangeAHost() throws IOException {
        IptablesCuts cuts = new IptablesCuts();
        assertEquals("""
                sh … iptables
                iptables-restore -w --noflush
                *filter
                :INQUEST - [0:0]
                :INQUEST-CUT - [0:0]
                -A INQUEST -j INQUEST-CUT
                -A INQUEST -s 10.0.0.2 -p udp --dport 9 -j DROP
                -A INQUEST -s 10.0.0.2 -p icmp --icmp-type echo-request
                -A INQUEST -s 10.0.0.3 -p udp --dport 9 -j DROP
                -A INQUEST -s 10.0.0.3 -p icmp --icmp-type echo-request
                -I INPUT 1 -j INQUEST
                COMMIT
                """, text(cuts.change(0, peers(), null, NOBODY)));
        assertEquals("""
                iptables-restore -w --noflush
                *filter
                -D INQUEST-CUT -s 10.0.0.2 -p udp --dport 9 -j DROP
                -D INQUEST-CUT -s 10.0.0.2 -p icmp --icmp-type echo-request -j DROP
                -D INQUEST-CUT -s 10.0.0.2 -j DROP
                -A INQUEST-CUT -s 10.0.0.3 -p udp --dport 9 -j DROP
                -A INQUEST-CUT -s 10.0.0.3 -p icmp --icmp-type echo-request -j DROP
                -A INQUEST-CUT -s 10.0.0.3 -j DROP
                COMMIT
                """, text(cuts.change(0, peers(), peers(1), peers(2))));
        assertEquals("", text(cuts.change(0, peers(), peers(1), peers(1))));
    }

    @Test
    void nodesOfBothFamiliesAreCutByBothPrograms() throws IOException {
        n2.answering(command -> CannedHost.said(command.words().get(0).equals("ip") ? """
                                2: eth0    inet 10.0.0.2/24 brd 10.0.0.255 scope global eth0\\
                                2: eth0    inet6 fd00::2/64 scope global \\
                                """ : ""));
        IptablesCuts cuts = new IptablesCuts();
        String change = text(cuts.change(0, peers(), NOBODY, peers(1)));
        assertEquals("""
                iptables-restore -w --noflush
                *filter
                -A INQUEST-CUT -s 10.0.0.2 -p udp --dport 9 -j DROP
                -A INQUEST-CUT -s 10.0.0.2 -p icmp --icmp-type echo-request -j DROP
                -A INQUEST-CUT -s 10.0.0.2 -j DROP
                COMMIT
                ip6tables-restore -w --noflush
                *filter
                -A INQUEST-CUT -s fd00:0:0:0:0:0:0:2 -p udp --dport 9 -j DROP
                -A INQUEST-CUT -s fd00:0:0:0:0:0:0:2 -p icmpv6 --icmpv6-type echo-request -j DROP
                -A INQUEST-CUT -s fd00:0:0:0:0:0:0:2 -j DROP
                COMMIT
                """, change);
    }

    @Test
    void anAddressThatSeveralHostsHaveIsNoneOfTheirs() throws IOException {
        String bridge = "3: docker0    inet 172.17.0.1/16 scope global docker0\\\n";
        hosts.forEach(host -> ((CannedHost) host).answering(command -> CannedHost.said(bridge)));
        peers().all().forEach(peer -> assertEquals(1, peer.addresses().size()));
    }

    @Test
    void nftCutsAreOneAtomicChangeAHost() throws IOException {
        NftCuts cuts = new NftCuts();
        assertEquals("""
                nft -f -
                flush chain inet inquest cut
                delete counter inet inquest blocked-1
                add counter inet inquest blocked-1
                delete counter inet inquest stopped-1
                add counter inet inquest stopped-1
                add rule inet inquest cut ip saddr 10.0.0.3 udp dport 9 counter name "stopped-2" drop
                add rule inet inquest cut ip saddr 10.0.0.3 icmp type echo-request counter name "stopped-2" drop
                add rule inet inquest cut ip saddr 10.0.0.3 counter name "blocked-2" drop
                """, text(cuts.change(0, peers(), peers(1), peers(2))));
        assertEquals("nft add table inet inquest; delete table inet inquest\n", text(cuts.removal(peers())));
    }

    @Test
    void routesAreOfTheSender() throws IOException {
        RouteCuts cuts = new RouteCuts();
        assertEquals("""
                ip -batch -
                route del blackhole 10.0.0.2/32 proto 173
                route add blackhole 10.0.0.3/32 proto 173
                """, text(cuts.change(0, peers(), peers(1), peers(2))));
        assertEquals("ip -4 route flush proto 173\n", text(cuts.removal(peers())));
        assertTrue(cuts.isAtSender());
    }

    @Test
    void countersAreReadByPeer() throws IOException {
        n1.answering(command -> CannedHost.said("""
                *filter
                :INQUEST - [0:0]
                [9:900] -A INPUT -j INQUEST
                [9:900] -A INQUEST -j INQUEST-CUT
                [3:87] -A INQUEST -s 10.0.0.2/32 -p udp -m udp --dport 9 -j DROP
                [4:87] -A INQUEST -s 10.0.0.2/32 -p icmp -m icmp --icmp-type 8
                [5:87] -A INQUEST-CUT -s 10.0.0.3/32 -p udp -m udp --dport 9 -j DROP
                [6:87] -A INQUEST-CUT -s 10.0.0.3/32 -p icmp -m icmp --icmp-type 8 -j DROP
                [7:87] -A INQUEST-CUT -s 10.0.0.3/32 -j DROP
                COMMIT
                """));
        assertEquals(
                "{1=LinkCounts[blocked=0, stopped=0, seen=7], 2=LinkCounts[blocked=7, stopped=11, seen=0]}",
                new IptablesCuts().counts(n1, new Peers(peersOfHosts())).toString());
        n1.answering(command -> CannedHost.said("""
                table inet inquest {
                \tcounter blocked-2 {
                \t\tpackets 7 bytes 87
                \t}
                \tcounter seen-1 {
                \t\tpackets 3 bytes 87
                \t}
                }
                """));
        assertEquals(
                "{1=LinkCounts[blocked=0, stopped=0, seen=3], 2=LinkCounts[blocked=7, stopped=0, seen=0]}",
                new NftCuts().counts(n1, new Peers(peersOfHosts())).toString());
        n1.answering(command -> CannedHost.said("""
                Icmp: InMsgs InErrors InEchos
                Icmp: 9 9 2
                Udp: InDatagrams NoPorts InErrors
                Udp: 100 30 7
                Udp6NoPorts                     \t400
                Icmp6InEchos                    \t5000
                """));
        assertEquals(
                5432,
                new RouteCuts().counts(n1, new Peers(peersOfHosts())).get(1).seen());
    }

    private List<Peer> peersOfHosts() {
        List<Peer> peers = new ArrayList<>();
        for (int node = 0; node < hosts.size(); node++) {
            peers.add(new Peer(node, List.of(hosts.get(node).facts().address())));
        }
        return peers;
    }

    private CutTable table() throws IOException {
        UndoLog undo = (host, what, commands) -> {
            journal.add("before " + what + " on " + host.name() + ": " + commands.size());
            return () -> journal.add("undone on " + host.name());
        };
        return new CutTable(hosts, peers(), new NftCuts(), undo);
    }

    @Test
    void howToUndoIsWrittenBeforeAnyHostIsChanged() throws IOException {
        CutTable table = table();
        hosts.forEach(host -> ((CannedHost) host).news());
        List<Integer> written = new ArrayList<>();
        n1.answering(command -> {
            written.add(journal.size());
            return CannedHost.said("");
        });
        table.cut(List.of(new Link(1, 0)));
        assertEquals(
                List.of("before cuts by nft on n1: 1", "before cuts by nft on n2: 1", "before cuts by nft on n3: 1"),
                journal);
        assertEquals(3, written.get(0));
    }

    @Test
    void onlyHostsForWhichSomethingChangesAreChanged() throws IOException {
        CutTable table = table();
        table.cut(List.of(new Link(1, 0)));
        hosts.forEach(host -> ((CannedHost) host).news());
        table.cut(List.of(new Link(1, 0), new Link(2, 1)));
        assertEquals(List.of(), n1.news());
        assertEquals(1, n2.news().size());
        assertEquals(List.of(), n3.news());
    }

    @Test
    void aCutThatFailsOnOneHostIsTakenBackOnAll() throws IOException {
        CutTable table = table();
        table.cut(List.of(new Link(2, 0)));
        hosts.forEach(host -> ((CannedHost) host).news());
        n2.answering(command -> command.input().startsWith("flush chain")
                ? CannedHost.failed("Error: Could not process rule: Operation not permitted")
                : CannedHost.said(""));
        IOException failure = assertThrows(IOException.class, () -> table.cut(List.of(new Link(1, 0), new Link(0, 1))));
        assertEquals(
                "n2: \"nft -f -\" ended with status 1: Error: Could not process rule: Operation not permitted",
                failure.getMessage());
        List<String> onFirst = n1.news();
        String last = onFirst.get(onFirst.size() - 1);
        assertTrue(last.contains("delete table inet inquest") && last.contains("cut ip saddr 10.0.0.3"), last);
        assertTrue(!last.contains("cut ip saddr 10.0.0.2"), last);
        List<String> onSecond = n2.news();
        assertTrue(onSecond.get(onSecond.size() - 1).contains("delete table inet inquest"), onSecond.toString());
        assertThrows(IllegalStateException.class, () -> table.join(List.of(new Link(1, 0))));
        n2.answering(command -> CannedHost.said(""));
        table.join(List.of(new Link(2, 0)));
        table.remove();
        assertEquals("nft add table inet inquest; delete table inet inquest", last(n2.news()));
        assertEquals(
                List.of("undone on n1", "undone on n2", "undone on n3"),
                journal.stream()
                        .filter(line -> line.startsWith("undone"))
                        .sorted()
                        .toList());
    }

    /** Its rules may be there or not: nobody heard. */
    @Test
    void aHostThatFellSilentIsMadeAnewAtItsNextUse() throws IOException {
        CutTable table = table();
        table.cut(List.of(new Link(2, 0)));
        n2.answering(command -> CannedHost.failed("the connection broke"));
        assertThrows(IOException.class, () -> table.cut(List.of(new Link(1, 0), new Link(0, 1))));
        n2.answering(command -> CannedHost.said(""));
        n2.news();
        table.cut(List.of(new Link(0, 2)));
        String anew = last(n2.news());
        assertTrue(anew.contains("delete table inet inquest") && !anew.contains("cut ip saddr"), anew);
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    @Test
    void whatCannotBeTakenAwayStaysInTheJournal() throws IOException {
        CutTable table = table();
        table.cut(List.of(new Link(2, 0)));
        n3.answering(command -> CannedHost.failed("no route to host"));
        assertThrows(IOException.class, table::remove);
        assertEquals(
                List.of("undone on n1", "undone on n2"),
                journal.stream()
                        .filter(line -> line.startsWith("undone"))
                        .sorted()
                        .toList());
    }

    private Optional<String> proof(List<Host> all) throws IOException {
        return new HostCuts(all, new InlineHosts(all), UndoLog.NONE).prove();
    }

    @Test
    void saysWhyCutsCannotBe() throws IOException {
        assertEquals(Optional.of("a cut needs two nodes and there is one: give more with --nodes"), proof(List.of(n1)));
        assertEquals(
                Optional.of("n1 and n1 have one address, 10.0.0.1, and packets are told apart by their sender's: give"
                        + " each node an address of its own"),
                proof(List.of(n1, n1)));
        assertEquals(
                Optional.of("m1's address 127.0.0.1 is its own loopback, which other nodes cannot reach: list it by an"
                        + " address that they use"),
                proof(List.of(new CannedHost("m1", "127.0.0.1"), n2)));
    }

    @Test
    void saysOfEachTechniqueWhatIsMissing() throws IOException {
        n2.answering(command -> {
            List<String> words = command.words();
            if (words.contains("iptables") && words.size() == 5) {
                return CannedHost.failed("");
            }
            return words.get(0).equals("nft")
                    ? CannedHost.failed("netlink: Error: cache initialization failed: Operation not permitted\n")
                    : CannedHost.said("");
        });
        assertEquals(
                Optional.of("no way to stop packets between the hosts works; by iptables: iptables is not installed on"
                        + " n2: apt-get install iptables; by nft: n2: netlink: Error: cache initialization failed:"
                        + " Operation not permitted (networks may not be changed there: be root, by sudo if over SSH; a"
                        + " container needs to be started with --cap-add NET_ADMIN); by ip: the kernel's counts of"
                        + " packets, /proc/net/snmp, have no Udp NoPorts"),
                proof(List.of(n1, n2)));
    }

    @Test
    void aLinkJoinsTwoDifferentNodes() {
        HostCuts cuts = new HostCuts(hosts, new InlineHosts(hosts), UndoLog.NONE);
        for (Link link : List.of(new Link(0, 0), new Link(0, 3), new Link(-1, 1))) {
            assertThrows(IllegalArgumentException.class, () -> cuts.cut(List.of(link)));
            assertThrows(IllegalArgumentException.class, () -> cuts.passes(link));
        }
    }
}
