package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real OpenSSH. */
@Timeout(180)
@Tag("hosts")
class OpenSshTest {
    @TempDir
    Path folder;

    private OpenSsh server;

    @BeforeEach
    void start() throws Exception {
        server = new OpenSsh(folder);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private HostPool open(Map<String, String> environment, Map<String, String> options, String... hosts)
            throws IOException {
        return new SshProvider(environment)
                .open(new ClusterRequest("test2", hosts.length, List.of(hosts), options, UndoLog.NONE, line -> {}));
    }

    private HostPool one() throws IOException {
        return open(Map.of(), server.options(), "127.0.0.1:" + server.port());
    }

    @Test
    void bothAddressFamiliesAndTwoHomes() throws IOException {
        try (HostPool pool = open(
                Map.of(), server.options(), "127.0.0.1:" + server.port(), "[::1]:" + server.port() + " name=six")) {
            assertEquals(
                    List.of("n1", "six"), pool.hosts().stream().map(Host::name).toList());
            assertTrue(pool.hosts().get(1).facts().address() instanceof Inet6Address);
            assertEquals(
                    "/var/lib/inquest/test2-six", pool.hosts().get(1).facts().home());
            for (Host host : pool.hosts()) {
                assertEquals("0\n", host.require(Command.of("id", "-u")));
            }
        }
        assertFalse(Files.exists(Path.of("/var/lib/inquest/test2-six")));
    }

    /** What is dialled is forwarded; what faults must spare is the port that the server has. */
    @Test
    void aForwardedPortIsKnownFromTheServersOwn() throws IOException {
        Map<String, String> options = server.options();
        options.put(Login.CHECKING, "no");
        try (Forward forward = new Forward(server.port());
                HostPool pool = open(Map.of(), options, "127.0.0.1:" + forward.port())) {
            Map<String, String> key = pool.hosts().get(0).facts().key();
            assertEquals(Integer.toString(server.port()), key.get(HostFacts.CONTROL_PORT));
            assertEquals("127.0.0.1", key.get(HostFacts.CONTROL_ADDRESS));
        }
    }

    @Test
    void wordsStatusAndInput() throws IOException {
        try (HostPool pool = one()) {
            Host host = pool.hosts().get(0);
            assertEquals("it's;$HOME\n|", host.require(Command.of("printf", "%s|", "it's;$HOME\n")));
            assertEquals(
                    new CommandResult(3, "in", "e"),
                    host.run(Command.of("sh", "-c", "cat; printf e >&2; exit 3").withInput("in")));
            assertEquals(137, host.run(Command.of("sh", "-c", "kill -9 $$")).status());
            assertEquals("", host.require(Command.of("true").withInput("x".repeat(3_000_000))));
        }
    }

    @Test
    void whatTakesTooLongIsKilledWithWhatItStarted() throws Exception {
        Path pids = folder.resolve("pids");
        try (HostPool pool = one()) {
            String message = assertThrows(
                            IOException.class,
                            () -> pool.hosts()
                                    .get(0)
                                    .run(Command.of(
                                                    "sh",
                                                    "-c",
                                                    "sleep 1000 & echo $! $$ >\"$1\"; wait",
                                                    "sh",
                                                    pids.toString())
                                            .withTimeout(Duration.ofMillis(900))))
                    .getMessage();
            assertTrue(message.endsWith("took longer than 0.9 s, and was killed"), message);
        }
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process ->
                            process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void anInterruptedCommandIsKilled() throws Exception {
        Path pids = folder.resolve("pids");
        try (HostPool pool = one()) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> end.complete(assertThrows(
                    IOException.class,
                    () -> pool.hosts()
                            .get(0)
                            .run(Command.of("sh", "-c", "echo $$ >\"$1\"; exec sleep 1000", "sh", pids.toString())))));
            thread.start();
            while (!Files.exists(pids) || Files.readString(pids).isBlank()) {
                Thread.onSpinWait();
            }
            long pid = Long.parseLong(Files.readString(pids).strip());
            thread.interrupt();
            assertTrue(
                    end.get().getMessage().endsWith("and was killed"), end.get().toString());
            ProcessHandle.of(pid)
                    .ifPresent(process ->
                            process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        }
    }

    /** OpenSSH allows ten sessions on a connection: the rest wait their turn. */
    @Test
    void moreCommandsAtOnceThanAConnectionHasSessions() throws IOException {
        try (HostPool pool = one()) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int index = 0; index < 30; index++) {
                String word = "w" + index;
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return pool.hosts()
                                        .get(0)
                                        .require(Command.of("sh", "-c", "sleep 0.05; printf %s $1", "sh", word));
                            } catch (IOException problem) {
                                throw new java.io.UncheckedIOException(problem);
                            }
                        },
                        work -> new Thread(work).start()));
            }
            for (int index = 0; index < all.size(); index++) {
                assertEquals("w" + index, all.get(index).join());
            }
        }
    }

    @Test
    void filesGoThereAndBack() throws IOException {
        try (HostPool pool = one()) {
            Host host = pool.hosts().get(0);
            Path from = Files.createDirectories(folder.resolve("from"));
            Path program = Files.writeString(from.resolve("run me"), "#!/bin/sh\necho ran\n");
            assertTrue(program.toFile().setExecutable(true));
            String to = host.facts().home() + "/a/b";
            host.upload(from, to);
            assertEquals("ran\n", host.require(Command.of(to + "/run me")));
            host.require(Command.of("ln", "-s", "run me", to + "/link"));
            host.require(Command.of("ln", "-s", ".", to + "/loop"));
            host.download(to, folder.resolve("back"));
            assertTrue(Files.isExecutable(folder.resolve("back/run me")));
            assertEquals("#!/bin/sh\necho ran\n", Files.readString(folder.resolve("back/link")));
            assertFalse(Files.exists(folder.resolve("back/loop")));
        }
    }

    @Test
    void anAgentsKeyOpensToo() throws Exception {
        Path socket = folder.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!Files.exists(socket)) {
                assertFalse(agent.waitFor(10, TimeUnit.MILLISECONDS), "the agent ended");
            }
            Path rsa = folder.resolve("rsa");
            OpenSsh.call("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", rsa.toString());
            for (Path key : List.of(rsa, server.userKey())) {
                ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
                add.environment().put("SSH_AUTH_SOCK", socket.toString());
                assertEquals(0, add.start().waitFor());
            }
            Map<String, String> options = server.options();
            options.put(Login.KEY, "");
            options.put(Login.AGENT, "yes");
            Map<String, String> environment = Map.of("SSH_AUTH_SOCK", socket.toString());
            try (HostPool pool = open(environment, options, "127.0.0.1:" + server.port())) {
                assertEquals("in", pool.hosts().get(0).require(Command.of("printf", "in")));
            }
        } finally {
            agent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aKeyThatIsNotTakenIsRefusedWithWhatToTry() throws Exception {
        Path other = folder.resolve("other");
        OpenSsh.call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString());
        Map<String, String> options = server.options();
        options.put(Login.KEY, other.toString());
        String message = assertThrows(IOException.class, () -> open(Map.of(), options, "127.0.0.1:" + server.port()))
                .getMessage();
        assertTrue(message.contains("let nobody in as root"), message);
    }

    @Test
    void aKeyWithAPassphraseIsTheAgentsBusiness() throws Exception {
        Path locked = folder.resolve("locked");
        OpenSsh.call("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", locked.toString());
        Map<String, String> options = server.options();
        options.put(Login.KEY, locked.toString());
        String message = assertThrows(IOException.class, () -> open(Map.of(), options, "127.0.0.1:" + server.port()))
                .getMessage();
        assertTrue(message.contains("needs a passphrase") && message.contains("ssh-add"), message);
    }

    /** The process ends with its connections; another comes to listen at its port. */
    @Test
    void itComesBackWhenTheServerDoes() throws IOException, InterruptedException {
        try (HostPool pool = one()) {
            Host host = pool.hosts().get(0);
            server.restart();
            assertEquals("back", host.require(Command.of("printf", "back")));
        }
    }
}
