package io.inquest.cluster.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made on this machine is written down first, and taken away in the end. */
@Timeout(120)
@Tag("hosts")
final class LocalTidinessTest {
    private final LocalBackend backend = new LocalBackend("4");

    @BeforeAll
    static void requireRoot() throws IOException {
        LocalBackend.requireRoot();
    }

    @Test
    void closingLeavesNothing() throws IOException {
        RecordingUndo undo = new RecordingUndo(-1);
        ClusterRequest request = backend.request(2, undo);
        HostPool pool = backend.provider().open(request);
        assertFalse(Leftovers.of(request.id()).isEmpty(), "it can be seen that there is something");
        assertEquals(undo.entries(), undo.open().size(), "and it is written down");
        List<HostKey> keys = List.of(
                HostKey.of(pool.hosts().get(0).facts()),
                HostKey.of(pool.hosts().get(1).facts()));
        Host first = pool.hosts().get(0);
        // what would keep a control group and a process-id namespace in use
        first.require(Command.of("sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 </dev/null &"));
        first.require(Command.of("sh", "-c", "[ ! -w /sys/fs/cgroup/cgroup.procs ] || mkdir -p /sys/fs/cgroup/a/b"));
        pool.close();
        assertEquals(List.of(), Leftovers.of(request.id()));
        assertEquals(List.of(), undo.open());
        for (HostKey key : keys) {
            assertFalse(key.lives(), key.toString());
        }
        pool.close();
    }

    @Test
    void whatCannotBeWrittenDownIsNotMadeAndTheRestIsTakenAway() throws IOException {
        RecordingUndo all = new RecordingUndo(-1);
        backend.provider().open(backend.request(2, all)).close();
        assertTrue(all.entries() >= 5, "folder, switch, two hosts, interface: " + all.entries());
        for (int failing = 0; failing < all.entries(); failing++) {
            RecordingUndo undo = new RecordingUndo(failing);
            ClusterRequest request = backend.request(2, undo);
            IOException problem =
                    assertThrows(IOException.class, () -> backend.provider().open(request));
            assertEquals("the disk is full", problem.getMessage());
            assertEquals(List.of(), Leftovers.of(request.id()), "entry " + failing);
            assertEquals(List.of(), undo.open(), "entry " + failing);
        }
    }

    @Test
    void anIdThatIsInUseIsRefusedAndWhoUsesItGoesOn() throws IOException {
        ClusterRequest request = backend.request(1, new RecordingUndo(-1));
        try (HostPool pool = backend.provider().open(request)) {
            IOException problem =
                    assertThrows(IOException.class, () -> backend.provider().open(request));
            assertTrue(problem.getMessage().contains("heal"), problem.getMessage());
            pool.hosts().get(0).require(Command.of("true"));
            assertTrue(Files.exists(StateFolder.of(request.id())));
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() throws IOException {
        for (ClusterRequest wrong : List.of(
                with(0, List.of(), "4"),
                with(1000, List.of(), "4"),
                with(1, List.of("a"), "4"),
                with(1, List.of(), "5"))) {
            assertThrows(
                    IllegalArgumentException.class, () -> backend.provider().open(wrong));
        }
    }

    private ClusterRequest with(int nodes, List<String> hosts, String ip) throws IOException {
        ClusterRequest any = backend.request(1, new RecordingUndo(-1));
        return new ClusterRequest(any.id(), nodes, hosts, Map.of("ip", ip), any.undo(), any.log());
    }

    @Test
    void anotherProcessOfTheSameNumberIsNotTakenForTheHost() throws IOException {
        long self = ProcessHandle.current().pid();
        ProcessMark mark = ProcessMark.of(self).orElseThrow();
        assertTrue(mark.lives());
        ProcessMark earlier = new ProcessMark(self, mark.startTicks() - 1);
        HostKey key = new HostKey(earlier, Machine.boot(), Path.of("/tmp/inquest-local-no"), "");
        HostFacts facts =
                new HostFacts("n1", InetAddress.getLoopbackAddress(), "/tmp/inquest", LocalProvider.NAME, key.asMap());
        assertThrows(HostGoneException.class, () -> backend.provider().reopen(facts));
        // and it is not killed either
        new Machine(Machine.facts(Path.of("/tmp/inquest-local-no")))
                .require(Command.of(Scripts.words(
                        "undo-process", List.of(Long.toString(self), Long.toString(earlier.startTicks())))));
    }

    @Test
    void onlyStateFoldersAreRemoved() {
        for (String path :
                List.of("/tmp", "/", "inquest-local-a", "/tmp/inquest-local-", "/tmp/inquest-local-a/../b")) {
            assertThrows(IllegalArgumentException.class, () -> StateFolder.remove(Path.of(path)), path);
        }
    }
}
