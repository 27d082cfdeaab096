package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is done to daemons by others than who started them, and to others than the daemons. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "daemons are known by what /proc says of them")
final class DaemonUndoTest {
    private static final Command SLEEP = Command.of("sleep", "600");

    @TempDir
    private Path temp;

    private final RecordedUndo undo = new RecordedUndo();
    private ThisMachine host;
    private DaemonStart started;

    @BeforeEach
    void begin() {
        host = new ThisMachine("n1", temp.resolve("home"));
    }

    @AfterEach
    void end() throws IOException {
        if (started != null) {
            started.kill();
        }
    }

    @Test
    void anotherProcessEndsItByWhatWasWrittenBefore() throws IOException {
        Proc main = start(SLEEP);
        List<Command> heal = undo.open.get(0).undo();
        heal(heal);
        assertFalse(main.lives());
        assertFalse(started.state().runs());
        heal(heal);
        assertFalse(started.kill(), "nothing is left to kill");
    }

    @Test
    void anotherProcessResumesItByWhatWasWrittenBefore() throws IOException {
        Proc main = start(SLEEP);
        assertTrue(started.pause());
        List<Command> heal = undo.open.get(1).undo();
        heal(heal);
        assertTrue(main.lives());
        assertFalse(started.state().isPaused());
        heal(heal);
        assertTrue(main.lives());
        started.kill();
        heal(heal);
    }

    @Test
    void aStartThatWasUndoneWhileUnderWayDoesNotBegin() {
        UndoLog hasty = (facts, what, commands) -> {
            heal(commands);
            return undo.before(facts, what, commands);
        };
        RefusedException refused = assertThrows(RefusedException.class, () -> start(hasty, SLEEP));
        assertTrue(refused.getMessage().contains("ended before it began"), refused.getMessage());
        assertEquals(List.of(), Proc.marked(home()));
        assertEquals(List.of(), undo.openWhats());
    }

    /** The last undoing may come after the harness's own folder was taken away. */
    @Test
    void undoingMakesNoFolderAnewAndNothingBeginsWithoutIt() throws IOException {
        start(SLEEP);
        List<Command> heal = undo.open.get(0).undo();
        started.kill();
        try (Stream<Path> files = Files.walk(home())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        for (Command command : heal) {
            host.require(command);
        }
        assertFalse(Files.exists(home()));
        RefusedException refused = assertThrows(RefusedException.class, () -> start(SLEEP));
        assertTrue(refused.getMessage().contains("the folder of its run is gone"), refused.getMessage());
        assertFalse(Files.exists(home()));
    }

    @Test
    void aCgroupThatOnlyItsNameTellsGoesToo() throws IOException {
        Optional<Path> top = Stream.of("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
                .map(Path::of)
                .filter(path -> Files.isWritable(path) && Files.exists(path.resolve("cgroup.procs")))
                .findFirst();
        assumeTrue(top.isPresent(), "no cgroup can be made here: that needs root and cgroup v2");
        String tag = StartTags.next();
        started = new DaemonStart(host, "store", undo, tag);
        Path made = Files.createDirectory(top.get().resolve("inquest-" + tag));
        assertFalse(started.kill());
        assertFalse(Files.exists(made));
    }

    @Test
    void aNumberThatWasGivenAnewIsNotSignalled() throws IOException {
        Process bystander = new ProcessBuilder("setsid", "sleep", "600").start();
        try {
            Proc main = start(SLEEP);
            main.signal("KILL");
            Proc.await("its end", () -> !main.lives());
            long pid = bystander.pid();
            long began = Proc.start(pid);
            Path file = pidFile();
            String[] written = Files.readString(file).strip().split(" ", 3);
            if (written.length == 3) {
                // nobody will know of it any more
                Files.delete(Path.of(written[2]));
            }

            Files.writeString(file, pid + " " + (began - 1) + "\n");
            assertEquals(new DaemonState(false, 0, 0), started.state());
            assertFalse(started.pause());
            assertFalse(started.stop(5));
            assertTrue(bystander.isAlive());

            // The near miss: with its own start time it is taken for the daemon.
            Files.writeString(file, pid + " " + began + "\n");
            assertEquals(new DaemonState(true, 1, 1), started.state());
            assertTrue(started.kill());
            Proc.await("its end", () -> !bystander.isAlive());
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void withoutACgroupSignalsDo() throws IOException {
        Proc main = start(Command.of("sh", "-c", "sleep 601 & setsid sleep 602 & exec sleep 600"));
        Proc.await("three processes", () -> Proc.marked(home()).size() >= 3);
        List<Proc> all = Proc.marked(home());
        String[] written = Files.readString(pidFile()).strip().split(" ", 3);
        Files.writeString(pidFile(), written[0] + " " + written[1] + " \n");
        try {
            assertEquals(new DaemonState(true, 3, 3), started.state());
            assertTrue(started.pause());
            assertEquals(new DaemonState(true, 3, 0), started.state());
            for (Proc process : all) {
                assertEquals("T", process.state());
            }
            assertTrue(started.resume());
            assertEquals(new DaemonState(true, 3, 3), started.state());
            assertTrue(started.pause());
            assertTrue(started.kill());
            for (Proc process : all) {
                assertFalse(process.lives(), process + " lives, main was " + main);
            }
        } finally {
            if (written.length == 3) {
                Files.delete(Path.of(written[2]));
            }
        }
    }

    @Test
    void withACgroupItIsFrozenAndNothingIsLeftOfIt() throws IOException {
        Proc main = start(Command.of("sh", "-c", "sleep 601 & exec sleep 600"));
        String[] written = Files.readString(pidFile()).strip().split(" ", 3);
        assumeTrue(written.length == 3, "no cgroup could be made here: that needs root and cgroup v2");
        Path cgroup = Path.of(written[2]);
        assertTrue(started.pause());
        assertTrue(Files.readString(cgroup.resolve("cgroup.events")).contains("frozen 1"));
        assertFalse(main.state().equals("T"), "frozen, not stopped");
        assertEquals(new DaemonState(true, 2, 0), started.state());
        assertTrue(started.kill());
        assertFalse(main.lives());
        assertFalse(Files.exists(cgroup));
    }

    @Test
    void aStopThatIsNotHeardFails() throws IOException {
        Proc main = start(Command.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"));
        Path log = temp.resolve("store.log");
        Proc.await("its trap", () -> Files.exists(log) && log.toFile().length() > 0);
        RefusedException refused = assertThrows(RefusedException.class, () -> started.stop(1));
        assertTrue(refused.getMessage().startsWith("n1: store could not be stopped: processes"), refused.getMessage());
        assertTrue(refused.getMessage().contains("1 s after SIGTERM"), refused.getMessage());
        assertTrue(main.lives());
        assertEquals(List.of("start store on n1"), undo.openWhats());
    }

    private Proc start(Command command) throws IOException {
        return start(undo, command);
    }

    private Proc start(UndoLog log, Command command) throws IOException {
        started = new DaemonStart(host, "store", log, StartTags.next());
        started.begin(new Daemon("store", command, temp.resolve("store.log").toString()));
        return Proc.main(home(), "store");
    }

    private Path home() {
        return Path.of(host.facts().home());
    }

    private Path pidFile() throws IOException {
        try (var files = Files.list(home().resolve("daemons").resolve("store"))) {
            return files.filter(path -> path.toString().endsWith(".pid"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void heal(List<Command> commands) throws IOException {
        ThisMachine later = new ThisMachine("n1", temp.resolve("home"));
        for (Command command : commands) {
            later.require(command);
        }
    }
}
