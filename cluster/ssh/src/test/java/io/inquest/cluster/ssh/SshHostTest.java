package io.inquest.cluster.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server in this process. */
@Timeout(180)
class SshHostTest {
    @TempDir
    Path folder;

    private MinaServer server;
    private HostPool pool;
    private Host host;

    @BeforeEach
    void open() throws IOException {
        server = new MinaServer(null);
        pool = new SshProvider(Map.of()).open(request(server.options(folder)));
        host = pool.hosts().get(0);
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        server.close();
    }

    private ClusterRequest request(Map<String, String> options) {
        return new ClusterRequest("test1", 1, List.of("127.0.0.1:" + server.port()), options, UndoLog.NONE, line -> {});
    }

    @Test
    void wordsArriveAsTheyWere() throws IOException {
        List<String> words = List.of(
                "", " ", "a b", "'", "''", "\"", "\\", "\\'", "$HOME", "$(id)", "`id`", "!!", "*", "~", "#", "a;b", "&",
                "|", "-n", "--", "\n", "\t", "a\nb", "é", "\u0001", "%s");
        List<String> ask = new ArrayList<>(List.of("printf", "[%s]"));
        ask.addAll(words);
        StringBuilder expected = new StringBuilder();
        words.forEach(word -> expected.append('[').append(word).append(']'));
        assertEquals(expected.toString(), host.require(Command.of(ask)));
    }

    /** What a shell would make of any characters, ours and its own. */
    @Test
    void wordsOfRandomCharactersArriveAsTheyWere() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                word.append((char) (1 + random.nextInt(126)));
            }
            assertEquals(word + ".", host.require(Command.of("printf", "%s.", word.toString())));
        }
    }

    @Test
    void statusOutputAndErrorsAreKeptApart() throws IOException {
        CommandResult result = host.run(Command.of("sh", "-c", "echo out; echo err >&2; exit 7"));
        assertEquals(new CommandResult(7, "out\n", "err\n"), result);
    }

    @Test
    void aStatusOf127OfTheProgramItselfIsAStatus() throws IOException {
        assertEquals(127, host.run(Command.of("sh", "-c", "exit 127")).status());
    }

    @Test
    void aProgramThatIsNotThereIsNoResult() {
        String message = assertThrows(IOException.class, () -> host.run(Command.of("no-such-program", "x")))
                .getMessage();
        assertTrue(message.startsWith("n1 has no program \"no-such-program\""), message);
    }

    @Test
    void inputReachesTheCommandAndEnds() throws IOException {
        String input = "line\n".repeat(100_000);
        assertEquals(input, host.require(Command.of("cat").withInput(input)));
    }

    @Test
    void aCommandNeedNotReadItsInput() throws IOException {
        assertEquals("", host.require(Command.of("true").withInput("x".repeat(5_000_000))));
    }

    @Test
    void variablesReachTheCommand() throws IOException {
        assertEquals(
                "it's; $HOME",
                host.require(Command.of("printenv", "-0", "SECRET").with("SECRET", "it's; $HOME"))
                        .replace("\0", ""));
    }

    /** Everybody who is logged in there sees the words of every process. */
    @Test
    void variablesStandInNoProcessesArguments() throws IOException {
        String secret = "tiger-" + Long.toString(System.nanoTime(), 36);
        String look = "printf %s \"$SECRET\" | grep -lsaf - /proc/[0-9]*/cmdline; sed s/^/read:/";
        Command command = Command.of("sh", "-c", look)
                .with("SECRET", secret)
                .with("A", "b")
                .withInput("one\ntwo\n");
        assertEquals("read:one\nread:two\n", host.require(command));
        // and it would be seen there
        Command seen = Command.of("sh", "-c", look, secret).with("SECRET", secret);
        assertTrue(host.require(seen).contains("/cmdline"), "what looks for it finds nothing");
    }

    @Test
    void variablesOfAnyCharactersReachTheCommand() throws IOException {
        for (String value :
                List.of("", "\n", "a\n\nb\n\n", "\\", "\\n\\c\\0101", "%s%b", " x ", "$(id)`id`'\"", "é\t\r")) {
            assertEquals(
                    value + "\0",
                    host.require(Command.of("printenv", "-0", "VALUE").with("VALUE", value)),
                    value);
        }
    }

    /** A forwarded port is dialled, and another is to be spared by faults. */
    @Test
    void whatIsSparedIsWhatTheHostItselfSees() throws IOException {
        Map<String, String> options = server.options(folder);
        options.put(Login.CHECKING, "no");
        try (Forward forward = new Forward(server.port());
                HostPool through = new SshProvider(Map.of())
                        .open(new ClusterRequest(
                                "test2",
                                1,
                                List.of("127.0.0.1:" + forward.port()),
                                options,
                                UndoLog.NONE,
                                line -> {}))) {
            Map<String, String> key = through.hosts().get(0).facts().key();
            assertEquals(Integer.toString(server.port()), key.get(HostFacts.CONTROL_PORT));
            assertEquals("127.0.0.1", key.get(HostFacts.CONTROL_ADDRESS));
            assertEquals(Integer.toString(forward.port()), key.get("port"));
        }
    }

    /** What no log should throw, and one may all the same: nobody is left connected, and no folder. */
    @Test
    void whatWasOpenedIsLetGoOfWhenAnotherHostFailsUnforeseen() throws Exception {
        List<String> homes = new CopyOnWriteArrayList<>();
        List<String> undone = new CopyOnWriteArrayList<>();
        UndoLog failing = (facts, what, undo) -> {
            if (facts.name().equals("second")) {
                throw new IllegalStateException("a library's own trouble");
            }
            homes.add(facts.home());
            return () -> undone.add(facts.name());
        };
        pool.close();
        try (MinaServer other = new MinaServer(null)) {
            Map<String, String> options = server.options(folder);
            options.put(Login.CHECKING, "no");
            List<String> lines =
                    List.of("127.0.0.1:" + server.port() + " name=first", "127.0.0.1:" + other.port() + " name=second");
            IOException refused = assertThrows(
                    IOException.class,
                    () -> new SshProvider(Map.of())
                            .open(new ClusterRequest("test3", 2, lines, options, failing, line -> {})));
            assertEquals("a library's own trouble", refused.getMessage());
            assertEquals(List.of("first"), undone);
            assertFalse(Files.exists(Path.of(homes.get(0))));
            while (!server.isDeserted() || !other.isDeserted()) {
                Thread.onSpinWait();
            }
        }
    }

    /** The user who logged in cannot write everywhere: files come through a folder inside the harness's own. */
    @Test
    void filesOnTheirWayBySudoAreInTheFolderThatIsWrittenDown() throws IOException {
        assumeTrue(host.run(Command.of("env", "sudo", "-n", "true")).succeeded(), "sudo -n does not work here");
        Path file = Files.writeString(folder.resolve("plain"), "text");
        Map<String, String> options = server.options(folder);
        Login login = Login.of(options, MinaServer.USER, folder);
        try (SshHost sudo = new SshHost(
                host.facts(),
                new Connection(
                        new Endpoint("n1", Optional.empty(), "127.0.0.1", server.port()),
                        Credentials.of(login, Optional.empty(), folder)),
                true)) {
            String home = host.facts().home();
            sudo.upload(file, home + "/deep/er");
            Path back = folder.resolve("back");
            sudo.download(home + "/deep/er", back);
            assertEquals("text", Files.readString(back));
            assertEquals("deep\n", sudo.require(Command.of("ls", home)));
            sudo.require(Command.of("rm", "-rf", "--", home));
            String message = assertThrows(IOException.class, () -> sudo.upload(file, home + "/x"))
                    .getMessage();
            assertTrue(message.contains(home + "/stage-"), message);
        }
    }

    /** More than the window of a channel, on both streams: neither may hold the other up. */
    @Test
    void muchOutputOnBothStreams() throws IOException {
        CommandResult result =
                host.run(Command.of("sh", "-c", "head -c 4000000 /dev/zero >&2; head -c 4000000 /dev/zero"));
        assertEquals(4_000_000, result.output().length());
        assertEquals(4_000_000, result.errors().length());
    }

    @Test
    void whatTakesTooLongIsKilledWithWhatItStarted() throws IOException {
        Path pids = folder.resolve("pids");
        String message = assertThrows(
                        IOException.class,
                        () -> host.run(
                                Command.of("sh", "-c", "sleep 1000 & echo $! $$ >\"$1\"; wait", "sh", pids.toString())
                                        .withTimeout(Duration.ofMillis(700))))
                .getMessage();
        assertTrue(message.endsWith("took longer than 0.7 s, and was killed"), message);
        for (String pid : Files.readString(pids).strip().split(" ")) {
            awaitEnd(Long.parseLong(pid));
        }
    }

    private static void awaitEnd(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            if (!zombie(pid)) {
                process.onExit()
                        .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                        .join();
            }
        });
    }

    private static boolean zombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return true;
        }
    }

    @Test
    void severalThreadsAtOnceOverOneConnection() {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int index = 0; index < 24; index++) {
            String word = "w" + index;
            all.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return host.require(Command.of("printf", "%s", word));
                } catch (IOException problem) {
                    throw new java.io.UncheckedIOException(problem);
                }
            }));
        }
        for (int index = 0; index < all.size(); index++) {
            assertEquals("w" + index, all.get(index).join());
        }
        assertEquals(1, server.logins());
    }

    @Test
    void aConnectionThatBrokeIsMadeAnew() throws IOException {
        // whoever asks learns of it in one of several ways, depending on how far the news has come
        for (int login = 2; login < 12; login++) {
            server.breakConnections();
            assertEquals("back", host.require(Command.of("printf", "back")));
            assertEquals(login, server.logins());
        }
    }

    /** It may have done its work, so it is not done a second time. */
    @Test
    void aCommandThatTheConnectionBrokeUnderIsNotRepeated() throws Exception {
        Path runs = folder.resolve("runs");
        Files.createFile(runs);
        CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> assertThrows(
                IOException.class,
                () -> host.run(Command.of("sh", "-c", "echo run >>\"$1\"; exec sleep 5", "sh", runs.toString()))));
        while (Files.size(runs) == 0) {
            Thread.onSpinWait();
        }
        server.breakConnections();
        String message = end.get().getMessage();
        assertTrue(message.contains("whether it did its work is not known"), message);
        assertEquals("run\n", Files.readString(runs));
    }

    @Test
    void foldersGoThereAndBackWithTheirExecutables() throws IOException {
        Path there = folder.resolve("from/sub/deep");
        Files.createDirectories(there);
        Files.writeString(folder.resolve("from/it's a file"), "text");
        byte[] bytes = new byte[300_000];
        new Random(3).nextBytes(bytes);
        Files.write(there.resolve("bytes"), bytes);
        Path program = Files.writeString(there.resolve("program"), "#!/bin/sh\necho ran\n");
        assertTrue(program.toFile().setExecutable(true));
        Files.createDirectories(folder.resolve("from/empty"));

        String target = host.facts().home() + "/new/folder";
        host.upload(folder.resolve("from"), target);
        assertEquals("ran\n", host.require(Command.of(target + "/sub/deep/program")));
        assertEquals("text", host.require(Command.of("cat", target + "/it's a file")));

        Path back = folder.resolve("back/again");
        host.download(target, back);
        org.junit.jupiter.api.Assertions.assertArrayEquals(bytes, Files.readAllBytes(back.resolve("sub/deep/bytes")));
        assertTrue(Files.isExecutable(back.resolve("sub/deep/program")));
        assertFalse(Files.isExecutable(back.resolve("it's a file")));
        assertTrue(Files.isDirectory(back.resolve("empty")));
    }

    @Test
    void aFileReplacesOneThatIsThere() throws IOException {
        String target = host.facts().home() + "/file";
        host.upload(Files.writeString(folder.resolve("a"), "a long text"), target);
        host.upload(Files.writeString(folder.resolve("b"), "short"), target);
        Path back = folder.resolve("deep/er/file");
        host.download(target, back);
        assertEquals("short", Files.readString(back, UTF_8));
    }

    @Test
    void whatIsNotThereCannotBeFetched() {
        String message = assertThrows(IOException.class, () -> host.download("/no/such/file", folder.resolve("x")))
                .getMessage();
        assertEquals("n1: there is no /no/such/file", message);
    }

    @Test
    void theHomeIsThereAndGoesWithThePool() throws IOException {
        Path home = Path.of(host.facts().home());
        assertTrue(Files.isDirectory(home), home.toString());
        pool.close();
        assertFalse(Files.exists(home));
    }

    @Test
    void itIsFoundAgainByItsFacts() throws IOException {
        try (Host again = new SshProvider(Map.of()).reopen(host.facts())) {
            assertEquals("hello", again.require(Command.of("printf", "hello")));
        }
    }

    @Test
    void aHundredThousandBytesOfArgumentsAndNotAByteTooMany() throws IOException {
        assertEquals(
                100_000,
                host.require(Command.of("printf", "%s", "x".repeat(100_000))).length());
        String message = assertThrows(
                        IOException.class, () -> host.run(Command.of("printf", "%s", "x".repeat(131_072))))
                .getMessage();
        assertTrue(message.contains("file or input instead"), message);
    }
}
