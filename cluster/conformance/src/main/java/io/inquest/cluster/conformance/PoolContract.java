package io.inquest.cluster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the hosts of a backend are to each other, to the harness and to a later process. */
@Timeout(120)
public abstract class PoolContract {
    /** Nothing listens there: a refusal says that a packet went there and one came back. */
    private static final int CLOSED_PORT = 9;

    private static final int REACHED_MILLIS_MAX = 10_000;

    protected abstract Backend backend();

    @Test
    void everyHostReachesEveryOtherAndTheHarnessAll() throws IOException {
        try (HostPool pool = backend().open(3)) {
            for (Host from : pool.hosts()) {
                for (Host to : pool.hosts()) {
                    assertReached(from, to.facts().address());
                }
            }
            for (Host host : pool.hosts()) {
                try (Socket socket = new Socket()) {
                    InetSocketAddress address =
                            new InetSocketAddress(host.facts().address(), CLOSED_PORT);
                    ConnectException refused =
                            assertThrows(ConnectException.class, () -> socket.connect(address, REACHED_MILLIS_MAX));
                    assertTrue(refused.getMessage().contains("refused"), refused.getMessage());
                }
            }
        }
    }

    private static void assertReached(Host from, InetAddress to) throws IOException {
        CommandResult result = from.run(Command.of(
                "timeout",
                Integer.toString(REACHED_MILLIS_MAX / 1_000),
                "bash",
                "-c",
                "exec 3<>\"/dev/tcp/$1/$2\"",
                "bash",
                to.getHostAddress(),
                Integer.toString(CLOSED_PORT)));
        assertTrue(result.errors().contains("refused"), from.name() + " to " + to + ": " + result);
    }

    @Test
    void hostsKnowThemselvesAndEachOtherByName() throws IOException {
        assumeTrue(backend().separates(), "the hosts of this backend are one machine");
        try (HostPool pool = backend().open(2)) {
            for (Host from : pool.hosts()) {
                assertEquals(from.name(), from.require(Command.of("hostname")).strip());
                for (Host to : pool.hosts()) {
                    String line = from.require(Command.of("getent", "hosts", to.name()));
                    assertEquals(
                            to.facts().address(),
                            InetAddress.getByName(line.strip().split(" ")[0]),
                            "what " + from.name() + " takes for " + to.name());
                }
            }
        }
    }

    @Test
    void hostsSeeNeitherProcessesNorFilesOfEachOther() throws IOException {
        assumeTrue(backend().separates(), "the hosts of this backend are one machine");
        try (HostPool pool = backend().open(2)) {
            Host first = pool.hosts().get(0);
            Host second = pool.hosts().get(1);
            String seconds = "86399";
            String pid = first.require(Command.of(
                            "sh", "-c", "setsid sleep \"$1\" >/dev/null 2>&1 </dev/null & echo $!", "sh", seconds))
                    .strip();
            assertTrue(seesSleeper(first, seconds), "a host sees its own process " + pid);
            assertFalse(seesSleeper(second, seconds), "and the other does not");
            for (String folder : List.of(first.facts().home(), "/tmp", "/dev/shm")) {
                String file = folder + "/inquest-trial-of-" + pid;
                first.require(Command.of("touch", file));
                assertFalse(second.run(Command.of("test", "-e", file)).succeeded(), file);
                first.require(Command.of("rm", file));
            }
            first.require(Command.of("kill", "-9", pid));
        }
    }

    private static boolean seesSleeper(Host host, String seconds) throws IOException {
        return host.run(Command.of(
                        "sh",
                        "-c",
                        "for p in /proc/[0-9]*; do [ \"$(tr '\\0' ' ' <$p/cmdline 2>/dev/null)\" = \"sleep $1 \" ] && exit 0; done; exit 1",
                        "sh",
                        seconds))
                .succeeded();
    }

    @Test
    void aHostIsFoundAgainByWhatIsNotedOfIt() throws IOException {
        try (HostPool pool = backend().open(2)) {
            for (Host host : pool.hosts()) {
                HostFacts noted = host.facts();
                host.require(Command.of("sh", "-c", "echo \"$1\" >\"$2\"", "sh", host.name(), noted.home() + "/mark"));
                try (Host again = backend().provider().reopen(noted)) {
                    assertEquals(noted, again.facts());
                    assertEquals(host.name() + "\n", again.require(Command.of("cat", noted.home() + "/mark")));
                }
                host.require(Command.of("true"));
            }
        }
    }

    @Test
    void aHostIsKnownToBeGoneAfterItsPoolWasClosed() throws IOException {
        assumeTrue(backend().endsHosts(), "the hosts of this backend stay");
        HostPool pool = backend().open(1);
        Host host = pool.hosts().get(0);
        pool.close();
        assertThrows(HostGoneException.class, () -> backend().provider().reopen(host.facts()));
        assertThrows(IOException.class, () -> host.run(Command.of("true")));
        pool.close();
    }
}
