package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import io.inquest.cluster.host.NamespaceNet.Addressing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real packets between network namespaces; needs root and the tools. */
@Timeout(120)
@Tag("hosts")
final class HostCutsOnNetworkTest {
    private static final List<CutTechnique> ALL = List.of(new IptablesCuts(), new NftCuts(), new RouteCuts());

    /** All that is used but bash. */
    private static final List<String> PROGRAMS =
            List.of("sh", "ping", "sleep", "cat", "sed", "ip", "nft", "iptables", "iptables-restore", "iptables-save");

    private final List<String> undoable = new CopyOnWriteArrayList<>();

    @TempDir
    private Path programs;

    private String path = "";
    private NamespaceNet net;
    private HostCuts cuts;

    static List<CutTechnique> techniques() {
        return ALL;
    }

    @AfterEach
    void takeAway() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    private Optional<String> open(int nodes, Addressing addressing, CutTechnique... techniques) throws IOException {
        List<String> tools = new ArrayList<>(List.of("ip", "unshare", "bash"));
        for (CutTechnique technique : techniques) {
            tools.add(technique.tool().program());
        }
        Optional<String> lacking = NamespaceNet.lacks(tools.toArray(String[]::new));
        assumeTrue(lacking.isEmpty(), lacking::orElseThrow);
        net = NamespaceNet.of(nodes, addressing, path);
        UndoLog undo = (host, what, commands) -> {
            undoable.add(host.name());
            return () -> undoable.remove(host.name());
        };
        cuts = new HostCuts(net.hosts(), new InlineHosts(net.hosts()), undo, List.of(techniques));
        return cuts.prove();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private boolean passes(int from, int to) {
        return now(cuts.passes(new Link(from, to)));
    }

    private List<String> leftovers() throws IOException {
        List<String> left = new ArrayList<>();
        for (Host host : net.hosts()) {
            String tables = host.run(Command.of("nft", "list", "ruleset")).output()
                    + host.run(Command.of("iptables-save")).output()
                    + host.run(Command.of("ip6tables-save")).output()
                    + host.require(Command.of("ip", "route", "show", "type", "blackhole"))
                    + host.require(Command.of("ip", "-6", "route", "show", "type", "blackhole"));
            tables.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).matches(".*(inquest|blackhole).*"))
                    .forEach(left::add);
        }
        return left;
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void aCutIsOneWayAndIsHealed(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, technique));
        assertEquals(List.of(), leftovers(), "a trial leaves nothing");
        assertEquals(List.of(), undoable);
        assertTrue(passes(0, 1));
        now(cuts.cut(List.of(new Link(0, 1))));
        assertFalse(passes(0, 1));
        assertTrue(passes(1, 0));
        assertEquals(List.of("n1", "n2"), undoable.stream().sorted().toList());
        now(cuts.join(List.of(new Link(0, 1))));
        assertTrue(passes(0, 1));
        assertTrue(passes(1, 0));
        cuts.release();
        assertEquals(List.of(), leftovers());
        assertEquals(List.of(), undoable);
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void nodesAreCutOffByAllTheirAddresses(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.BOTH, technique));
        now(cuts.cut(List.of(new Link(0, 1))));
        Command ping6 = Command.of("ping", "-c", "1", "-W", "1", "fd00:1213:7::2");
        assertFalse(net.hosts().get(0).run(ping6).succeeded());
        now(cuts.join(List.of(new Link(0, 1))));
        assertTrue(net.hosts().get(0).run(ping6).succeeded());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void cutsOfIpVersion6(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(3, Addressing.V6, technique));
        now(cuts.cut(List.of(new Link(2, 0))));
        assertFalse(passes(2, 0));
        assertTrue(passes(0, 2));
        assertTrue(passes(1, 0));
        cuts.release();
        assertEquals(List.of(), leftovers());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void cutsAddUp(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(3, Addressing.V4, technique));
        Link link = new Link(0, 2);
        now(cuts.cut(List.of(link, new Link(1, 2))));
        now(cuts.cut(List.of(link)));
        now(cuts.join(List.of(link, new Link(1, 2))));
        assertFalse(passes(0, 2));
        assertTrue(passes(1, 2));
        now(cuts.join(List.of(link)));
        assertTrue(passes(0, 2));
        CompletionException tooOften = assertThrows(CompletionException.class, () -> now(cuts.join(List.of(link))));
        assertEquals(
                "The link from n1 to n3 cannot be joined, for it is not cut: join each link as often as it was cut.",
                tooOften.getCause().getMessage());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void whatWasStoppedIsCountedOnAndOn(CutTechnique technique) throws IOException {
        assumeTrue(!technique.isAtSender(), "nobody counts what a route into nowhere swallows");
        assertEquals(Optional.empty(), open(2, Addressing.V4, technique));
        Link link = new Link(0, 1);
        now(cuts.cut(List.of(link)));
        assertFalse(passes(0, 1));
        assertEquals(0, now(cuts.blocked(List.of(link))), "probes are not the store's packets");
        net.hosts().get(0).require(Command.of("bash", "-c", "printf x >/dev/udp/10.213.7.2/4000"));
        net.hosts().get(0).require(Command.of("bash", "-c", "printf x >/dev/udp/10.213.7.2/4000"));
        assertEquals(2, now(cuts.blocked(List.of(link))));
        assertEquals(0, now(cuts.blocked(List.of(new Link(1, 0)))));
        now(cuts.join(List.of(link)));
        net.hosts().get(0).require(Command.of("bash", "-c", "printf x >/dev/udp/10.213.7.2/4000"));
        assertEquals(2, now(cuts.blocked(List.of(link))));
        now(cuts.cut(List.of(link)));
        assertEquals(2, now(cuts.blocked(List.of(link))));
        net.hosts().get(0).require(Command.of("bash", "-c", "printf x >/dev/udp/10.213.7.2/4000"));
        assertEquals(3, now(cuts.blocked(List.of(link))));
    }

    @Test
    void probesThatARouteStoppedAreCounted() throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, new RouteCuts()));
        Link link = new Link(0, 1);
        assertEquals(0, now(cuts.blocked(List.of(link))));
        now(cuts.cut(List.of(link)));
        assertFalse(passes(0, 1));
        assertEquals(1, now(cuts.blocked(List.of(link))));
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void whatAnEarlierRunLeftIsNoTrouble(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.BOTH, technique));
        now(cuts.cut(List.of(new Link(0, 1), new Link(1, 0))));
        // as after a kill -9: another begins where nothing was taken away
        cuts = new HostCuts(net.hosts(), new InlineHosts(net.hosts()), UndoLog.NONE, List.of(technique));
        assertEquals(Optional.empty(), cuts.prove());
        assertEquals(List.of(), leftovers());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void undoingTwiceDoesNoHarm(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.BOTH, technique));
        now(cuts.cut(List.of(new Link(0, 1), new Link(1, 0))));
        Peers peers = Peers.of(net.hosts());
        for (int times = 0; times < 2; times++) {
            for (Host host : net.hosts()) {
                for (Command command : technique.removal(peers)) {
                    host.require(command);
                }
            }
            assertEquals(List.of(), leftovers());
        }
    }

    @Test
    void aLinkThatIsDownForAnotherReasonDoesNotPass() throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, new IptablesCuts()));
        net.hosts().get(1).require(Command.of("ip", "link", "set", "eth0", "down"));
        assertFalse(passes(0, 1));
    }

    /** As where its interface is down, or its firewall stops what goes out: nothing was sent that could be missed. */
    @ParameterizedTest
    @MethodSource("techniques")
    void whatCannotBeSentSaysNothingOfALink(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, technique));
        Host sender = net.hosts().get(0);
        now(cuts.cut(List.of(new Link(0, 1))));
        sender.require(Command.of("ip", "link", "set", "eth0", "down"));
        if (technique.isAtSender()) {
            assertEquals(Passage.REFUSED, now(cuts.probe(new Link(0, 1))), "that route needs no interface");
            now(cuts.join(List.of(new Link(0, 1))));
        }
        assertEquals(unsent("Network is unreachable"), unknown(0, 1));
        sender.require(Command.of("ip", "link", "set", "eth0", "up"));
        if (!technique.isAtSender()) {
            now(cuts.join(List.of(new Link(0, 1))));
        }
        assertTrue(passes(0, 1));
    }

    @Test
    void whatTheSendersOwnFirewallStopsSaysNothingOfALink() throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, new IptablesCuts()));
        net.hosts().get(0).require(Command.of("iptables", "-A", "OUTPUT", "-p", "udp", "-j", "DROP"));
        String trouble = unknown(0, 1);
        assertTrue(trouble.contains("no probe could be sent from n1 to n2 at 10.213.7.2"), trouble);
        assertTrue(trouble.contains("Operation not permitted"), trouble);
        assertTrue(passes(1, 0));
    }

    private static String unsent(String reason) {
        return "no probe could be sent from n1 to n2 at 10.213.7.2, so whether packets pass there is not known (status 1:"
                + " bash: connect: " + reason + ")";
    }

    private String unknown(int from, int to) {
        return assertThrows(CompletionException.class, () -> passes(from, to))
                .getCause()
                .getMessage();
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void whatStoppedAProbeIsTold(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, technique));
        Link link = new Link(0, 1);
        assertEquals(Passage.ARRIVED, now(cuts.probe(link)));
        now(cuts.cut(List.of(link)));
        assertEquals(technique.isAtSender() ? Passage.REFUSED : Passage.STOPPED, now(cuts.probe(link)));
        now(cuts.join(List.of(link)));
        net.hosts().get(1).require(Command.of("ip", "link", "set", "eth0", "down"));
        assertEquals(Passage.LOST, now(cuts.probe(link)));
    }

    @Test
    void aFirewallThatStopsProbesIsNamed() throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V4, new IptablesCuts()));
        net.hosts().get(1).require(Command.of("iptables", "-t", "raw", "-A", "PREROUTING", "-p", "udp", "-j", "DROP"));
        assertEquals(
                Optional.of("no way to stop packets between the hosts works; by iptables: a UDP packet (port 9) of n1"
                        + " to n2 at 10.213.7.2 was not seen to arrive before anything was cut: let no firewall stop it"
                        + " and no gateway change its sender's address"),
                cuts.prove());
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void withoutBashProbesArePings(CutTechnique technique) throws IOException {
        for (String program : PROGRAMS) {
            Path found = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                    .map(folder -> Path.of(folder, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                Path stub = programs.resolve(program);
                Files.writeString(stub, "#!/bin/sh\nexec " + found + " \"$@\"\n");
                assertTrue(stub.toFile().setExecutable(true));
            }
        }
        path = programs.toString();
        assertEquals(Optional.empty(), open(2, Addressing.V4, technique));
        now(cuts.cut(List.of(new Link(0, 1))));
        assertFalse(passes(0, 1));
        assertTrue(passes(1, 0));
        now(cuts.join(List.of(new Link(0, 1))));
        net.hosts().get(0).require(Command.of("ip", "link", "set", "eth0", "down"));
        String trouble = unknown(0, 1);
        assertTrue(trouble.contains("ping: connect: Network is unreachable"), trouble);
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void aCutStaysOneWayWhenNeighboursAreForgotten(CutTechnique technique) throws IOException {
        assertEquals(Optional.empty(), open(2, Addressing.V6, technique));
        now(cuts.cut(List.of(new Link(0, 1))));
        for (Host host : net.hosts()) {
            host.require(Command.of("ip", "neighbour", "flush", "dev", "eth0"));
        }
        assertFalse(passes(0, 1));
        assertTrue(passes(1, 0));
    }
}
