package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "daemons are known by what /proc says of them")
final class LogCollectionTest {
    @TempDir
    private Path temp;

    private final Loop loop = new Loop();

    @Test
    void everyLogOfEveryNodeIsFetchedAndWhatFailsIsSaid() throws IOException {
        TestHosts hosts = new TestHosts(
                loop.world,
                UndoLog.NONE,
                new ThisMachine("n1", temp.resolve("n1")),
                new ThisMachine("../n2", temp.resolve("n2")),
                new ThisMachine("n3", temp.resolve("n3")));
        start(hosts, 0, "store", "a/store.log");
        start(hosts, 0, "proxy", "b/store.log");
        start(hosts, 1, "store", "c/store.log");
        Files.delete(temp.resolve("a/store.log"));
        hosts.daemons().endAll();

        List<String> failures = loop.get(new LogCollection(hosts).to(temp.resolve("results")));
        assertEquals(1, failures.size(), failures.toString());
        assertTrue(
                failures.get(0).startsWith(temp.resolve("a/store.log") + " of n1 could not be fetched: "),
                failures.get(0));
        assertEquals("proxy\n", Files.readString(temp.resolve("results/nodes/n1/store.log.2")));
        assertEquals("store\n", Files.readString(temp.resolve("results/nodes/.._n2/store.log")));
        assertTrue(Files.notExists(temp.resolve("results/nodes/n3")), "nothing ran there");
    }

    private void start(TestHosts hosts, int node, String name, String log) {
        Path file = temp.resolve(log);
        Command command = Command.of("sh", "-c", "echo \"$1\"; exec sleep 600", "sh", name);
        loop.get(hosts.daemons().start(node, new Daemon(name, command, file.toString())));
        Proc.await("its line", () -> file.toFile().length() > 0);
    }
}
