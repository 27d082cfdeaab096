package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.docker.Answers.Limits;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that answered, and then hangs: its sockets go on taking connections. Nothing waits for it for ever. */
@Timeout(120)
class SilentEngineTest {
    /** Long enough for a busy machine to say who it is. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    private static final Duration COMMAND_MAX = Duration.ofMillis(300);
    private static final Limits SHORT = limits(500, 100, 30_000);
    private static final Command LS = Command.of("ls").withTimeout(COMMAND_MAX);
    private static final String RUNS = "inquest-runs 7 (sh) S 1 7 7 0 -1 4194560 90 0 0 0 0 0 0 0 20 0 1 0 7777 2 1\n";

    @TempDir
    private Path folder;

    private FakeEngine fake;
    private Engine engine;

    private static Limits limits(long answerMillis, long againMillis, long commandMillis) {
        return new Limits(
                Duration.ofMillis(answerMillis), Duration.ofMillis(againMillis), Duration.ofMillis(commandMillis));
    }

    private void open(String transport, Limits limits) throws IOException {
        fake = transport.equals("tcp") ? FakeEngine.onTcp() : FakeEngine.onUnix(folder.resolve("s"));
        engine = Engine.at(fake.address(), FIRST, limits);
        fake.answer("/containers/c/exec", "{\"Id\":\"e\"}").stream("/exec/e/start", RUNS + "file\n", true)
                .answer("/exec/e/json", "{\"ID\":\"e\",\"Running\":false,\"ExitCode\":0}");
    }

    @BeforeEach
    void nothingYet() {
        fake = null;
        engine = null;
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
        if (fake != null) {
            fake.close();
        }
    }

    private DockerHost host() throws IOException {
        HostFacts facts = new HostFacts("n1", InetAddress.getLoopbackAddress(), "/", "docker", Map.of());
        return new DockerHost(facts, engine, "c", false);
    }

    private String failure(Command command) {
        return assertThrows(IOException.class, () -> host().run(command)).getMessage();
    }

    private String silence(String seconds) {
        return "n1: the Docker engine at " + fake.address() + " has not answered for " + seconds + " s";
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aConnectionThatWasClosedIsSaidToBe(String transport) throws IOException {
        open(transport, SHORT);
        engine.close();
        assertEquals(
                "n1: the connection to the Docker engine at " + fake.address() + " was closed",
                failure(Command.of("true")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aCommandRunsWhileItAnswers(String transport) throws IOException {
        open(transport, limits(30_000, 30_000, 30_000));
        assertEquals(new CommandResult(0, "file\n", ""), host().run(LS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void itIsWaitedForLessOnceItWasSilentAndAsLongAgainOnceItAnswers(String transport) throws IOException {
        open(transport, SHORT);
        fake.silent("/containers/c/exec");
        assertEquals(silence("0.5"), failure(LS));
        assertEquals(silence("0.1"), failure(LS));
        fake.answer("/containers/c/exec", "{\"Id\":\"e\"}");
        // a busy machine may need more than the short time for its answer
        CommandResult again = null;
        while (again == null) {
            try {
                again = host().run(LS);
            } catch (IOException stillSilent) {
                assertTrue(stillSilent.getMessage().contains("has not answered"), stillSilent.getMessage());
            }
        }
        assertEquals("file\n", again.output());
        fake.silent("/containers/c/exec");
        assertEquals(silence("0.5"), failure(LS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aCommandThatItDoesNotBeginIsGivenUp(String transport) throws IOException {
        open(transport, limits(30_000, 30_000, 300));
        fake.silent("/exec/e/start");
        assertEquals(
                "n1: the Docker engine at " + fake.address()
                        + " has not begun \"ls\" within 0.3 s; it was given up, and whether it runs yet is not known",
                failure(LS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aCommandThatItEndsWithoutAWordIsNotWaitedForForEver(String transport) throws IOException {
        open(transport, limits(3000, 3000, 300));
        fake.silent("/exec/e/json");
        assertEquals(silence("3.0"), failure(LS));
        fake.answer("/exec/e/json", "{\"ID\":\"e\",\"Running\":true}");
        assertEquals("n1: how \"ls\" ended is not known", failure(LS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void aCommandThatGoesOnIsNotSaidToBeKilledWhereNobodySaysSo(String transport) throws IOException {
        open(transport, limits(30_000, 30_000, 3000));
        fake.stream("/exec/e/start", RUNS, false);
        assertEquals(
                "n1: \"ls\" took longer than 0.3 s; whether it runs on is not known: nor did the Docker engine at "
                        + fake.address() + " say that it was killed",
                failure(LS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void filesAreNotWaitedForForEver(String transport) throws IOException {
        open(transport, limits(3000, 3000, 30_000));
        Path file = Files.writeString(folder.resolve("file"), "content");
        assertEquals(
                silence("3.0"),
                assertThrows(IOException.class, () -> host().upload(file, "/tmp/file"))
                        .getMessage());
        assertTrue(
                fake.asked().contains("PUT /containers/c/archive"), fake.asked().toString());
        String message = assertThrows(IOException.class, () -> host().download("/tmp/file", folder.resolve("back")))
                .getMessage();
        assertEquals(silence("3.0"), message);
    }

    /** What cannot be removed stays in the journal, for heal to try again. */
    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void whatItDoesNotRemoveStaysWrittenDown(String transport) throws IOException {
        open(transport, SHORT);
        List<String> undone = new ArrayList<>();
        UndoLog.Entry entry = () -> undone.add("containers");
        DockerPool pool = new DockerPool(
                engine,
                List.of(host()),
                false,
                List.of(new DockerPool.Ending(() -> EngineHost.remove(engine, "id"), entry)));
        IOException silent = assertThrows(IOException.class, pool::close);
        assertFalse(silent instanceof HostGoneException, "a host that is gone would need no undoing");
        assertEquals(
                "docker: the Docker engine at " + fake.address() + " has not answered for 0.5 s", silent.getMessage());
        assertEquals(List.of(), undone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void oneThatNeverSaysWhoItIsIsNone(String transport) throws IOException {
        open(transport, SHORT);
        fake.silent("/version");
        String message = assertThrows(IOException.class, () -> Engine.at(fake.address(), Duration.ofMillis(200), SHORT))
                .getMessage();
        assertTrue(message.startsWith("No Docker engine answers at " + fake.address()), message);
        assertTrue(message.contains("(nothing came for 0.2 s)"), message);
    }
}
