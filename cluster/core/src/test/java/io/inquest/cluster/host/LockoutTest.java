package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults must not cut off whoever has to heal them. */
final class LockoutTest {
    private final RecordedUndo undo = new RecordedUndo();

    /** The harness comes from an address that n2 has beside the one it is listed by, or from a stranger. */
    private static List<Host> hosts(String from) throws IOException {
        Map<String, String> key = Map.of(HostFacts.CONTROL_ADDRESS, from, HostFacts.CONTROL_PORT, "2222");
        CannedHost second = new CannedHost("n2", "10.0.0.2", key)
                .answering(command -> command.words().get(0).equals("ip")
                        ? CannedHost.said("2: eth1 inet 10.9.0.2/24 scope global eth1\n")
                        : CannedHost.failed("nothing can be done here"));
        CannedHost first = new CannedHost("n1", "10.0.0.1", key)
                .answering(command -> CannedHost.failed("nothing can be done here"));
        return List.of(first, second);
    }

    @Test
    void linksAreNotTouchedWhereTheHarnessComesFromANode() throws IOException {
        for (String from : List.of("10.9.0.2", "10.0.0.2")) {
            List<Host> hosts = hosts(from);
            String reason = "the harness's own connection to n1 comes from " + from + ", which is n2's: what is done to"
                    + " packets between the two would cut it off. Run Inquest on a machine that is no node, and let its"
                    + " connections not lead through one";
            assertEquals(Optional.of(reason), Peers.of(hosts).lockout(hosts));
            assertEquals(Optional.of(reason), new HostCuts(hosts, new InlineHosts(hosts), undo).prove());
        }
        assertEquals(List.of(), undo.written);
    }

    @Test
    void fromElsewhereItMayCome() throws IOException {
        List<Host> hosts = hosts("10.9.0.3");
        assertEquals(Optional.empty(), Peers.of(hosts).lockout(hosts));
        assertTrue(new HostCuts(hosts, new InlineHosts(hosts), undo)
                .prove()
                .orElseThrow()
                .startsWith("no way to stop packets between the hosts works; by iptables: iptables is not installed"));
    }

    @Test
    void whatIsSparedOfWhatClientsSendIsThePortThatTheHostSees() throws IOException {
        Map<String, String> key = Map.of(HostFacts.CONTROL_PORT, "2222", "port", "4022");
        List<Host> hosts = List.of(new CannedHost("n1", "10.0.0.1", key), new CannedHost("n2", "10.0.0.2"));
        ShapedHost shaped = ShapedHost.of(hosts.get(0), Peers.of(hosts), 0);
        String rules = shaped.rules().install().stream().map(Command::input).reduce("", String::concat);
        assertTrue(rules.contains("-p tcp --dport 2222 -j RETURN"), rules);
    }
}
