package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Daemons that are real processes of this machine. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "daemons are known by what /proc says of them")
final class HostDaemonsTest {
    @TempDir
    private Path temp;

    private final Loop loop = new Loop();
    private final RecordedUndo undo = new RecordedUndo();
    private ThisMachine host;
    private HostDaemons daemons;

    @BeforeEach
    void begin() {
        host = new ThisMachine("n1", temp.resolve("home of n1"));
        daemons = new TestHosts(loop.world, undo, host).daemons();
    }

    @AfterEach
    void end() throws IOException {
        daemons.endAll();
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void aDaemonRunsInItsHomeAndItsLogHasWhatItPrints() throws IOException {
        String log = log("store");
        start(
                "store",
                "sh",
                "-c",
                "pwd; echo \"$1 and $GREETING\"; echo to errors >&2; exec sleep 600",
                "x",
                "a  $b 'c'");
        Proc.await("its three lines", () -> lines(log).size() == 3);
        assertEquals(List.of(host.facts().home(), "a  $b 'c' and hello", "to errors"), lines(log));
        assertTrue(isRunning());
        assertEquals(List.of("start store on n1"), undo.openWhats());
        assertEquals(List.of(log), daemons.logs(0));
        assertTrue(kill());
        assertFalse(isRunning());
        assertFalse(kill(), "there was nothing to kill");
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void aDaemonIsNoChildOfWhatStartedItAndHearsInterrupts() throws IOException {
        Proc main = startAndFind("store", "sleep", "600");
        assertEquals(main.pid(), main.session());
        long self = ProcessHandle.current().pid();
        assumeFalse(
                new Proc(self, Proc.start(self)).ignoresInterrupts(),
                "the tests were started deaf to interrupts, as in the background of a script, and so is what they start");
        assertFalse(main.ignoresInterrupts());
    }

    @Test
    void oneThatRunsIsLeftAsItIs() throws IOException {
        Proc first = startAndFind("store", "sleep", "600");
        assertEquals(first, startAndFind("store", "sleep", "600"));
    }

    @Test
    void aKilledOneStartsAgainAndAddsToItsLog() throws IOException {
        Proc first = startAndFind("store", "sh", "-c", "echo started; exec sleep 600");
        assertTrue(kill());
        assertFalse(first.lives());
        Proc second = startAndFind("store", "sh", "-c", "echo started; exec sleep 600");
        assertNotEquals(first.pid(), second.pid());
        assertEquals(List.of("started", "started"), lines(log("store")));
        assertEquals(List.of(log("store")), daemons.logs(0), "one log, named once");
    }

    @Test
    void oneThatEndedByItselfStartsAgain() throws IOException {
        Path gate = temp.resolve("gate");
        start("store", "sh", "-c", "until [ -e \"$1\" ]; do sleep 0.02; done", "x", gate.toString());
        assertTrue(isRunning());
        Files.createFile(gate);
        Proc.await("its end", () -> !isRunning());
        assertFalse(kill(), "nothing ran any more");
        start("store", "sleep", "600");
        assertTrue(isRunning());
    }

    @Test
    void theWholeTreeIsKilled() throws IOException {
        // A child, a grandchild in a session of its own, and one that has left its parent and its session, as what
        // puts itself into the background does.
        start(
                "store",
                "sh",
                "-c",
                "sleep 601 & setsid sleep 602 & (setsid sh -c 'sleep 603 & sleep 604' &) ; exec sleep 600");
        Path home = Path.of(host.facts().home());
        Proc.await("five processes", () -> Proc.marked(home).size() >= 6);
        List<Proc> all = Proc.marked(home);
        assertTrue(kill());
        for (Proc process : all) {
            assertFalse(process.lives(), process + " lives");
        }
    }

    @Test
    void whatAMainProcessLeftBehindIsEndedBeforeItStartsAgain() throws IOException {
        Path home = Path.of(host.facts().home());
        Proc main = startAndFind("store", "sh", "-c", "sleep 601 & exec sleep 600");
        List<Proc> all = Proc.marked(home);
        assertEquals(2, all.size(), all.toString());
        main.signal("KILL");
        Proc.await("its end", () -> !isRunning());
        assertEquals(1, Proc.marked(home).size(), "a child lives on");
        start("store", "sleep", "600");
        for (Proc process : all) {
            assertFalse(process.lives(), process + " lives");
        }
        assertEquals(1, Proc.marked(home).size());
    }

    @Test
    void pausesAndResumesAllProcesses() throws IOException {
        Path home = Path.of(host.facts().home());
        // It writes on and on, and so does its child.
        start(
                "store",
                "sh",
                "-c",
                "(while :; do echo child; sleep 0.01; done) & while :; do echo main; sleep 0.01; done");
        Proc.await("lines of both", () -> lines(log("store")).containsAll(List.of("main", "child")));
        assertFalse(loop.get(daemons.isPaused(0)));
        assertTrue(loop.get(daemons.pause(0)));
        assertTrue(loop.get(daemons.isPaused(0)));
        assertTrue(isRunning(), "a paused one runs");
        assertFalse(loop.get(daemons.pause(0)), "nothing that ran stopped");
        assertEquals(List.of("start store on n1", "pause store on n1"), undo.openWhats());
        long cpu = Proc.cpuTicks(home);
        List<String> before = lines(log("store"));
        assertTrue(loop.get(daemons.isPaused(0)));
        assertEquals(before, lines(log("store")), "it wrote nothing");
        assertEquals(cpu, Proc.cpuTicks(home), "it used no processor");

        assertTrue(loop.get(daemons.resume(0)));
        assertFalse(loop.get(daemons.isPaused(0)));
        assertFalse(loop.get(daemons.resume(0)), "nothing was paused");
        assertEquals(List.of("start store on n1"), undo.openWhats());
        Proc.await("more lines", () -> lines(log("store")).size() > before.size() + 10);
    }

    @Test
    void aPausedOneIsKilled() throws IOException {
        Proc main = startAndFind("store", "sleep", "600");
        assertTrue(loop.get(daemons.pause(0)));
        assertTrue(kill());
        assertFalse(main.lives());
        assertFalse(loop.get(daemons.isPaused(0)));
        assertFalse(loop.get(daemons.resume(0)));
        assertEquals(List.of(), undo.openWhats());
        start("store", "sleep", "600");
        assertTrue(isRunning());
        assertFalse(loop.get(daemons.isPaused(0)), "what starts anew is not paused");
    }

    @Test
    void oneThatIsStoppedFromOutsideIsPaused() throws IOException {
        Proc main = startAndFind("store", "sleep", "600");
        main.signal("STOP");
        Proc.await("the stop", () -> loop.get(daemons.isPaused(0)));
        assertTrue(isRunning());
        assertTrue(loop.get(daemons.resume(0)));
        assertFalse(loop.get(daemons.isPaused(0)));
    }

    @Test
    void nothingToPauseIsNoSuccess() {
        assertFalse(loop.get(daemons.pause(0)));
        assertFalse(loop.get(daemons.resume(0)));
        assertFalse(loop.get(daemons.isPaused(0)));
        assertFalse(isRunning());
        assertFalse(loop.get(daemons.stop(0)));
    }

    @Test
    void aStopLetsItTidyUp() throws IOException {
        start("store", "sh", "-c", "trap 'echo tidy; exit 0' TERM; echo ready; while :; do sleep 0.02; done");
        Proc.await("its trap", () -> lines(log("store")).contains("ready"));
        assertTrue(loop.get(daemons.stop(0)));
        assertFalse(isRunning());
        assertTrue(lines(log("store")).contains("tidy"), lines(log("store")).toString());
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void aStopWakesAPausedOne() throws IOException {
        start("store", "sh", "-c", "trap 'echo tidy; exit 0' TERM; echo ready; while :; do sleep 0.02; done");
        Proc.await("its trap", () -> lines(log("store")).contains("ready"));
        assertTrue(loop.get(daemons.pause(0)));
        assertTrue(loop.get(daemons.stop(0)));
        assertTrue(lines(log("store")).contains("tidy"), lines(log("store")).toString());
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void whatCannotStartSaysWhyAndLeavesNothing() {
        assertFails("there is no program no-such-program here", "no-such-program");
        assertFails("its log ends: the disk is full of eels", "sh", "-c", "echo the disk is full of eels; exit 7");
        assertEquals(List.of(), undo.openWhats());
        assertFalse(isRunning());
    }

    @Test
    void onceAllHaveEndedNoneIsStartedByWhoeverWasLate() throws IOException {
        start("store", "sleep", "600");
        daemons.endAll();
        CompletionException late = assertThrows(CompletionException.class, () -> start("store", "sleep", "600"));
        assertTrue(late.getMessage().endsWith("n1: store is not started, for the run has ended"), late.getMessage());
        assertEquals(List.of(), Proc.marked(Path.of(host.facts().home())));
    }

    @Test
    void whereSomethingElseListensAtItsPortItIsNotStarted() throws IOException {
        Daemon daemon = new Daemon("store", Command.of("sleep", "600"), log("store"));
        int port;
        try (ServerSocket stranger = new ServerSocket(0, 1, host.facts().address())) {
            port = stranger.getLocalPort();
            CompletionException refused =
                    assertThrows(CompletionException.class, () -> loop.get(daemons.start(0, daemon.listeningAt(port))));
            assertTrue(
                    refused.getMessage().contains("something else listens at its port " + port), refused.getMessage());
            assertFalse(isRunning());
            assertEquals(List.of(), undo.written, "nothing was to be undone");
        }
        loop.get(daemons.start(0, daemon.listeningAt(port)));
        assertTrue(isRunning());
        try (ServerSocket own = new ServerSocket(port, 1, host.facts().address())) {
            loop.get(daemons.start(0, daemon.listeningAt(own.getLocalPort()))); // it runs: what listens is its own
        }
    }

    private void assertFails(String why, String... words) {
        CompletionException failed = assertThrows(CompletionException.class, () -> start("store", words));
        assertTrue(failed.getMessage().contains("n1: store could not be started: "), failed.getMessage());
        assertTrue(failed.getMessage().contains(why), failed.getMessage());
    }

    private String log(String name) {
        return temp.resolve("logs").resolve(name + ".log").toString();
    }

    private void start(String name, String... words) {
        Command command = Command.of(words).with("GREETING", "hello");
        loop.get(daemons.start(0, new Daemon(name, command, log(name))));
    }

    private Proc startAndFind(String name, String... words) throws IOException {
        start(name, words);
        return Proc.main(Path.of(host.facts().home()), name);
    }

    private boolean isRunning() {
        return loop.get(daemons.isRunning(0));
    }

    private boolean kill() {
        return loop.get(daemons.kill(0));
    }

    private static List<String> lines(String log) {
        try {
            return Files.exists(Path.of(log)) ? Files.readAllLines(Path.of(log)) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
