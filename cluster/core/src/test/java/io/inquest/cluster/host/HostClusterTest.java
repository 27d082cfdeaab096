package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.Stops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class HostClusterTest {
    @TempDir
    private Path temp;

    private final Loop loop = new Loop();
    private final RecordedUndo undo = new RecordedUndo();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "daemons are known by what /proc says of them")
    void whatWasProvedIsThereAndClosingEndsWhatRuns() throws IOException {
        List<Host> hosts =
                List.of(new ThisMachine("n1", temp.resolve("n1")), new ThisMachine("n2", temp.resolve("n2")));
        HostCluster cluster = new HostCluster("this-machine", hosts, loop.world, undo);
        for (Class<?> ability : List.of(Kills.class, Stops.class, Pauses.class)) {
            assertTrue(
                    cluster.ability(ability).isPresent(), cluster.lacks(ability).toString());
        }
        assertEquals(
                6,
                undo.written.stream()
                        .filter(what -> what.startsWith("start inquest-probe on n"))
                        .count());
        assertEquals(
                2,
                undo.written.stream()
                        .filter(what -> what.startsWith("pause inquest-probe on n"))
                        .count());
        assertEquals(List.of(), undo.openWhats());
        assertEquals(List.of(), cluster.daemons().logs(0), "a probe's output is nobody's log");

        loop.get(cluster.daemons().start(1, new Daemon("store", Command.of("sleep", "600"), temp + "/log")));
        assertFalse(loop.get(cluster.ability(Kills.class).orElseThrow().isRunning(0)));
        assertTrue(loop.get(cluster.ability(Kills.class).orElseThrow().isRunning(1)));
        Proc main = Proc.main(temp.resolve("n2"), "store");
        cluster.close();
        assertFalse(main.lives());
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void whatFailedItsTrialIsLackedForAReason() throws IOException {
        RecordingHost broken = new RecordingHost("n1", command -> new CommandResult(1, "", "there is no setsid here"));
        try (HostCluster cluster = new HostCluster("recording", List.of(broken), loop.world, undo)) {
            assertTrue(cluster.ability(Pauses.class).isEmpty());
            assertEquals(
                    "it was tried to pause processes, and failed: n1: inquest-probe could not be started: there is no"
                            + " setsid here",
                    cluster.lacks(Pauses.class).orElseThrow());
        }
    }
}
