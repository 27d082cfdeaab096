package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and to whom; what is said if not. */
@Timeout(180)
class SshLoginTest {
    @TempDir
    Path folder;

    private MinaServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MinaServer(null);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HostPool open(Map<String, String> options) throws IOException {
        return open(options, List.of("127.0.0.1:" + server.port()), 1);
    }

    private static HostPool open(Map<String, String> options, List<String> hosts, int nodes) throws IOException {
        return new SshProvider(Map.of())
                .open(new ClusterRequest("test1", nodes, hosts, options, UndoLog.NONE, line -> {}));
    }

    private String refusal(Map<String, String> options) {
        return assertThrows(IOException.class, () -> open(options).close()).getMessage();
    }

    @Test
    void anUnknownHostIsRefusedWithItsFingerprintAndTheRemedy() throws IOException {
        Map<String, String> options = server.options(folder);
        Files.writeString(folder.resolve("known_hosts"), "");
        String message = refusal(options);
        assertTrue(
                message.contains("is not known: ecdsa-sha2-nistp256 " + KnownHosts.fingerprint(server.key())), message);
        assertTrue(message.contains("ssh-keyscan -p " + server.port() + " 127.0.0.1 >>" + folder), message);
        assertEquals(0, server.logins());
    }

    @Test
    void aHostWithAnotherKeyIsRefused() throws IOException {
        Map<String, String> options = server.options(folder);
        server.knownHosts(folder, MinaServer.ecKey().getPublic());
        String message = refusal(options);
        assertTrue(message.contains("is not the one in " + folder.resolve("known_hosts")), message);
        assertEquals(0, server.logins());
    }

    @Test
    void anUnknownHostIsTakenIfItIsAskedForInSoManyWords() throws IOException {
        Map<String, String> options = server.options(folder);
        Files.writeString(folder.resolve("known_hosts"), "");
        options.put(Login.CHECKING, "no");
        try (HostPool pool = open(options)) {
            assertEquals("in", pool.hosts().get(0).require(Command.of("printf", "in")));
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        Map<String, String> options = server.options(folder);
        Files.writeString(folder.resolve("password"), "guess\n");
        String message = refusal(options);
        assertTrue(message.contains("let nobody in as tester"), message);
    }

    @Test
    void aPasswordThatOthersCanReadIsRefused() throws IOException {
        Map<String, String> options = server.options(folder);
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
        String message = refusal(options);
        assertTrue(message.contains("chmod 600"), message);
    }

    @Test
    void whereNobodyListensItSaysSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Map<String, String> options = server.options(folder);
        String message = assertThrows(IOException.class, () -> open(options, List.of("127.0.0.1:" + free), 1))
                .getMessage();
        assertTrue(message.startsWith("n1: [127.0.0.1]:" + free + " refused the connection"), message);
    }

    /** As one does whose SSH server is stopped: its kernel goes on taking connections. */
    @Test
    void aHostThatTakesTheConnectionAndSaysNothingIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> options = server.options(folder);
            String message = assertThrows(
                            IOException.class, () -> open(options, List.of("127.0.0.1:" + silent.getLocalPort()), 1))
                    .getMessage();
            assertEquals("n1: [127.0.0.1]:" + silent.getLocalPort() + " did not answer within 10 s", message);
        }
    }

    @Test
    void everyHostThatCannotBeReachedIsNamed() throws IOException {
        Map<String, String> options = server.options(folder);
        List<String> hosts = List.of("127.0.0.1:1", "127.0.0.1:" + server.port(), "127.0.0.1:2");
        String message =
                assertThrows(IOException.class, () -> open(options, hosts, 3)).getMessage();
        assertTrue(message.contains("n1: ") && message.contains("n3: ") && !message.contains("n2: "), message);
    }

    @Test
    void moreNodesThanHostsAreRefused() throws IOException {
        Map<String, String> options = server.options(folder);
        String message = assertThrows(IllegalArgumentException.class, () -> open(options, List.of("a", "b"), 3))
                .getMessage();
        assertEquals("--nodes 3, but only 2 are listed: name the machines with --hosts FILE, a line each", message);
    }

    @Test
    void anAgentThatIsAskedForMustBeThere() throws IOException {
        Map<String, String> options = server.options(folder);
        options.put(Login.AGENT, "yes");
        String message = refusal(options);
        assertTrue(message.contains("SSH_AUTH_SOCK names no agent"), message);
    }

    @Test
    void sudoThatIsAskedForMustWork() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeFalse(
                System.getProperty("user.name").equals("root"),
                "root needs no sudo: only another user can be refused it");
        Map<String, String> options = server.options(folder);
        options.put(Login.SUDO, "yes");
        String message = refusal(options);
        assertTrue(message.contains("NOPASSWD"), message);
    }
}
