package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.world.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class ProcessClusterTest {
    private static final long RETRY_NANOS = 50_000_000;

    @TempDir
    private Path temp;

    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> connections = new ConcurrentLinkedQueue<>();
    private ProcessCluster cluster;
    private RemoteClients<CounterMessage> clients;

    @AfterEach
    void end() throws IOException {
        if (clients != null) {
            clients.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void acknowledgedWritesOutliveAKilledProcess() throws IOException {
        start(3);
        Set<Integer> attempted = new TreeSet<>();
        Set<Integer> acknowledged = new TreeSet<>();
        List<ClientPort<CounterMessage>> port = new ArrayList<>();
        port.add(clients.connect((node, message) -> {
            assertEquals(1, node);
            if (message instanceof CounterMessage.Added added) {
                acknowledged.add(added.number());
                add(port.get(0), attempted);
            }
        }));
        for (int i = 0; i < 20; i++) {
            add(port.get(0), attempted);
        }
        Bounded.run(world, "200 acknowledgements", () -> acknowledged.size() >= 200);
        assertTrue(Bounded.get(world, "the kill", cluster.kill(1)), "a process ran and runs no more");
        assertFalse(Bounded.get(world, "isRunning", cluster.isRunning(1)));
        assertFalse(Bounded.get(world, "the second kill", cluster.kill(1)), "there was nothing to kill");
        assertTrue(Bounded.get(world, "isRunning", cluster.isRunning(0)));

        Bounded.get(world, "the restart", cluster.start(1));
        List<Integer> contents = contents(1);
        assertTrue(contents.containsAll(acknowledged), "all that was acknowledged is back");
        assertTrue(attempted.containsAll(contents), "and nothing that nobody asked for");
        assertEquals(List.of(), contents(0), "nodes have disks of their own");

        int before = acknowledged.size();
        Runnable stop = Bounded.again(world, RETRY_NANOS, () -> add(port.get(0), attempted));
        Bounded.run(world, "an old client's answer from the new process", () -> acknowledged.size() > before);
        stop.run();
        assertEquals(List.of(), List.copyOf(said), "a kill that was asked for is nothing to tell");
    }

    @Test
    void nodesReachOneAnotherAlsoAfterARestart() throws IOException {
        start(3);
        assertEquals(2, relay(0, 2));
        assertEquals(0, relay(2, 0));
        assertEquals(1, relay(1, 1), "a message to itself");
        Bounded.get(world, "the kill", cluster.kill(2));
        Bounded.get(world, "the restart", cluster.start(2));
        assertEquals(2, relay(0, 2));
        assertEquals(0, relay(2, 0));
    }

    @Test
    void aProgramThatThrowsEndsItsProcessAndSaysWhy() throws IOException {
        start(1);
        ClientPort<CounterMessage> port = clients.connect((node, message) -> {});
        port.send(0, new CounterMessage.Break());
        Bounded.poll(world, "the end of the process", () -> !said.isEmpty());
        assertTrue(said.peek().contains("status " + NodeRuntime.STATUS_THREW), said.toString());
        assertTrue(Files.readString(cluster.outputLog(0)).contains("IllegalStateException: broken on request"));
        assertFalse(Bounded.get(world, "isRunning", cluster.isRunning(0)));
    }

    @Test
    void whatAProgramNotesIsInItsLogAndDetailsAreNot() throws IOException {
        start(1);
        String output = Files.readString(cluster.outputLog(0));
        assertTrue(output.lines().anyMatch(line -> line.matches("\\d{4}-.*Z n1 has counted 0 so far")), output);
        assertFalse(output.contains("a detail"), output);
    }

    @Test
    void aStartThatFailsSaysWhatTheProcessPrinted() throws IOException {
        cluster = new ProcessCluster(world, 1, temp, CounterNode.class, List.of("refuse"), said::add);
        CompletionException failed =
                assertThrows(CompletionException.class, () -> Bounded.get(world, "the start", cluster.start(0)));
        assertTrue(failed.getMessage().contains("status 3"), failed.getMessage());
        assertTrue(failed.getMessage().contains("this node refuses to start"), failed.getMessage());
    }

    @Test
    void aNodeWhoseDiskIsInUseCannotStart() throws IOException {
        cluster = new ProcessCluster(world, 1, temp, CounterNode.class, List.of(), said::add);
        try (FileDisk disk = FileDisk.open(temp.resolve("n1").resolve("disk"), world::execute)) {
            assertEquals(List.of(), disk.tornTails());
            CompletionException failed =
                    assertThrows(CompletionException.class, () -> Bounded.get(world, "the start", cluster.start(0)));
            assertTrue(failed.getMessage().contains("status " + NodeRuntime.STATUS_CANNOT_START), failed.getMessage());
        }
        Bounded.get(world, "the start", cluster.start(0));
    }

    @Test
    void aTornTailIsToldInTheNodesLog() throws IOException {
        Path disk = Files.createDirectories(temp.resolve("n1").resolve("disk"));
        Files.write(disk.resolve("numbers"), new byte[] {0, 0, 0});
        start(1);
        assertEquals(List.of(), contents(0));
        assertTrue(Files.readString(cluster.outputLog(0)).contains("numbers ended in 3 bytes that were half written"));
    }

    @Test
    void aNodeWhoseDiskFailsEndsWithASentenceAndCanStartAgain() throws IOException {
        start(1);
        Path inTheWay = Files.createDirectory(temp.resolve("n1").resolve("disk").resolve("numbers"));
        ClientPort<CounterMessage> port = clients.connect((node, message) -> {});
        port.send(0, new CounterMessage.Add(5));
        Bounded.poll(world, "the end of the process", () -> !said.isEmpty());
        assertTrue(said.peek().contains("status " + NodeRuntime.STATUS_STOPPED_BY_DISK), said.toString());
        String output = Files.readString(cluster.outputLog(0));
        assertTrue(output.contains("the node ends because of its disk: the node's disk could not be written"), output);
        assertFalse(output.contains("\tat "), "no stack trace for what is no error of the program's");
        Files.delete(inTheWay);
        Bounded.get(world, "the restart", cluster.start(0));
        assertEquals(List.of(), contents(0));
    }

    @Test
    void aNodeWhoseDiskIsDamagedDoesNotStart() throws IOException {
        Path disk = Files.createDirectories(temp.resolve("n1").resolve("disk"));
        byte[] record = RecordFormat.frame(new byte[] {0, 0, 0, 7});
        record[9] ^= 1;
        Files.write(disk.resolve("numbers"), record);
        Files.write(disk.resolve("numbers"), RecordFormat.mark(record.length), StandardOpenOption.APPEND);
        cluster = new ProcessCluster(world, 1, temp, CounterNode.class, List.of(), said::add);
        CompletionException failed =
                assertThrows(CompletionException.class, () -> Bounded.get(world, "the start", cluster.start(0)));
        assertTrue(failed.getMessage().contains("numbers is damaged at byte 0"), failed.getMessage());
        assertTrue(failed.getMessage().contains("status " + NodeRuntime.STATUS_STOPPED_BY_DISK), failed.getMessage());
    }

    @Test
    void aNodeEndsWithItsParent() throws Exception {
        try (ReservedPorts ports = ReservedPorts.reserve(1)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-D" + NodeRuntime.ENDS_WITH_INPUT + "=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CounterNode.class.getName()));
            command.addAll(new NodeArguments(0, ports.addresses(), temp.resolve("disk"), 1, List.of()).format());
            Process process = new ProcessBuilder(command).start();
            try {
                assertEquals(NodeRuntime.READY, process.inputReader().readLine());
                // What becomes of the pipe when the parent dies.
                process.getOutputStream().close();
                assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it went on");
                assertEquals(0, process.exitValue());
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void closingKillsWhatRuns() throws IOException {
        start(2);
        cluster.close();
        assertFalse(Bounded.get(world, "isRunning", cluster.isRunning(0)));
        assertFalse(Bounded.get(world, "isRunning", cluster.isRunning(1)));
        assertEquals(List.of(), List.copyOf(said));
    }

    @Test
    void killsAndNothingElse() throws IOException {
        cluster = new ProcessCluster(world, 2, temp, CounterNode.class, List.of(), said::add);
        assertEquals("local-processes", cluster.name());
        assertEquals(List.of("n1", "n2"), cluster.nodes());
        assertSame(cluster, cluster.ability(Kills.class).orElseThrow());
        assertTrue(cluster.ability(Pauses.class).isEmpty());
    }

    private void start(int nodes) throws IOException {
        cluster = new ProcessCluster(world, nodes, temp, CounterNode.class, List.of(), said::add);
        clients = new RemoteClients<>(world, cluster.addresses(), new CounterMessage.MessageCodec(), connections::add);
        for (int node = 0; node < nodes; node++) {
            Bounded.get(world, "the start of " + node, cluster.start(node));
        }
    }

    private static void add(ClientPort<CounterMessage> port, Set<Integer> attempted) {
        int number = attempted.size();
        attempted.add(number);
        port.send(1, new CounterMessage.Add(number));
    }

    private List<Integer> contents(int node) {
        CounterMessage reply = ask(node, new CounterMessage.Read());
        return ((CounterMessage.Contents) reply).numbers();
    }

    private int relay(int node, int via) {
        CounterMessage reply = ask(node, new CounterMessage.Relay(-1, via, -1));
        return ((CounterMessage.Relay) reply).replier();
    }

    /** Asks again and again, for messages may be lost, and a node that has just started answers no reads. */
    private CounterMessage ask(int node, CounterMessage question) {
        List<CounterMessage> replies = new ArrayList<>();
        ClientPort<CounterMessage> port = clients.connect((from, message) -> {
            assertEquals(node, from);
            replies.add(message);
        });
        Runnable stop = Bounded.again(world, RETRY_NANOS, () -> port.send(node, question));
        Bounded.run(world, "an answer to " + question, () -> !replies.isEmpty());
        stop.run();
        port.close();
        return replies.get(0);
    }
}
