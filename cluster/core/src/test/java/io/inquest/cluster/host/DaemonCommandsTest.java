package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exact commands that daemons are worked on with. */
final class DaemonCommandsTest {
    private static final String FOLDER = "/home/of/n1/daemons/store";
    private static final Daemon DAEMON = new Daemon(
            "store", Command.of("etcd", "--name", "$(reboot); 'n1'").with("TOKEN", "geheim"), "/logs/store.log");

    private final RecordedUndo undo = new RecordedUndo();
    private final List<String> order = new ArrayList<>();
    private String answer = "yes\n";
    private final RecordingHost host = new RecordingHost("n1", command -> {
        order.add(command.words().get(3));
        return new CommandResult(0, command.words().get(3).equals("inquest-state") ? "yes 3 0\n" : answer, "");
    });
    private final DaemonStart start = new DaemonStart(host, "store", undo, "7-8-9");

    @Test
    void valuesAreArgumentsOfAConstantScript() throws IOException {
        start.begin(DAEMON);
        Command command = host.commands.get(0);
        assertEquals(List.of("sh", "-c"), command.words().subList(0, 2));
        assertFalse(command.words().get(2).contains("reboot"));
        assertEquals(
                List.of(List.of(
                        "inquest-start",
                        FOLDER,
                        "7-8-9",
                        "/logs/store.log",
                        "/home/of/n1",
                        "etcd",
                        "--name",
                        "$(reboot); 'n1'")),
                host.scripts());
        assertEquals(Map.of("TOKEN", "geheim", "INQUEST_DAEMON", FOLDER + "/7-8-9"), command.environment());
    }

    @Test
    void theUndoingIsWrittenBeforeTheChange() throws IOException {
        UndoLog ordered = (facts, what, commands) -> {
            order.add("write " + what);
            UndoLog.Entry entry = undo.before(facts, what, commands);
            return () -> {
                order.add("undone " + what);
                entry.undone();
            };
        };
        DaemonStart written = new DaemonStart(host, "store", ordered, "7-8-9");
        written.begin(DAEMON);
        written.pause();
        written.kill();
        assertEquals(
                List.of(
                        "write start store on n1",
                        "inquest-start",
                        "write pause store on n1",
                        "inquest-pause",
                        "inquest-kill",
                        "undone pause store on n1",
                        "undone start store on n1"),
                order);
    }

    @Test
    void whatCannotBeWrittenIsNotDone() {
        UndoLog full = (facts, what, commands) -> {
            throw new IOException("the disk is full");
        };
        assertThrows(IOException.class, () -> new DaemonStart(host, "store", full, "1").begin(DAEMON));
        assertEquals(List.of(), host.commands);
    }

    @Test
    void theUndoingsAreTheKillAndTheResume() throws IOException {
        start.begin(DAEMON);
        start.pause();
        List<List<Command>> undoings =
                undo.open.stream().map(RecordedUndo.Change::undo).toList();
        start.resume();
        start.kill();
        assertEquals(List.of(List.of(host.commands.get(3)), List.of(host.commands.get(2))), undoings);
        assertEquals(List.of("inquest-kill", FOLDER, "7-8-9"), host.scripts().get(3));
        assertEquals(List.of("inquest-resume", FOLDER, "7-8-9"), host.scripts().get(2));
    }

    @Test
    void aStopEndsWithAKillOfWhatIsLeft() throws IOException {
        start.begin(DAEMON);
        start.stop(20);
        assertEquals(
                List.of("inquest-stop", FOLDER, "7-8-9", "400"), host.scripts().get(1));
        assertEquals("inquest-kill", order.get(2));
    }

    @Test
    void aPauseThatFoundNothingToPauseNeedsNoUndoing() throws IOException {
        start.begin(DAEMON);
        answer = "no\n";
        RecordingHost idle = new RecordingHost(
                "n1", command -> new CommandResult(0, command.words().get(3).endsWith("state") ? "no 0 0" : "no", ""));
        DaemonStart ended = new DaemonStart(idle, "store", undo, "1");
        assertFalse(ended.pause());
        assertEquals(List.of("start store on n1"), undo.openWhats());
        assertFalse(start.pause(), "it was paused already");
        assertEquals(List.of("start store on n1", "pause store on n1"), undo.openWhats());
    }

    @Test
    void whatAPauseThatFailedHasStoppedGoesOn() throws IOException {
        RecordingHost stubborn = new RecordingHost(
                "n1",
                command -> command.words().get(3).equals("inquest-pause")
                        ? new CommandResult(1, "", "processes 7 have not stopped within 10 s")
                        : new CommandResult(0, "yes\n", ""));
        DaemonStart half = new DaemonStart(stubborn, "store", undo, "1");
        half.begin(DAEMON);
        RefusedException refused = assertThrows(RefusedException.class, half::pause);
        assertTrue(refused.getMessage().contains("processes 7 have not stopped"), refused.getMessage());
        assertEquals("inquest-resume", stubborn.scripts().get(2).get(0));
        assertEquals(List.of("start store on n1"), undo.openWhats());
    }

    @Test
    void aHostThatIsNoMoreNeedsNoUndoing() throws IOException {
        start.begin(DAEMON);
        RecordingHost gone = new RecordingHost("n1", command -> {
            throw new HostGoneException("n1 is no more");
        });
        DaemonStart onGone = new DaemonStart(gone, "store", undo, "1");
        assertThrows(HostGoneException.class, () -> onGone.begin(DAEMON));
        assertEquals(2, undo.open.size());
        assertThrows(HostGoneException.class, onGone::kill);
        assertEquals(1, undo.open.size());
    }

    @Test
    void whatTheHostSaidIsInTheSentence() {
        RecordingHost refusing = new RecordingHost("n1", command -> new CommandResult(2, "", "no such thing\n"));
        DaemonStart refused = new DaemonStart(refusing, "store", undo, "1");
        RefusedException said = assertThrows(RefusedException.class, () -> refused.begin(DAEMON));
        assertEquals("n1: store could not be started: no such thing", said.getMessage());
        assertEquals(1, said.getSuppressed().length, "neither could it be ended");
        assertEquals(List.of("start store on n1"), undo.openWhats());
    }

    @Test
    void tagsDiffer() {
        assertFalse(StartTags.next().equals(StartTags.next()));
        assertTrue(StartTags.next().matches("[0-9]+-[0-9]+-[0-9]+"));
    }
}
