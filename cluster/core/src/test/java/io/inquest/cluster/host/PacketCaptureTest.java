package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class PacketCaptureTest {
    private static final String SAID = "inquest-was-here";

    @TempDir
    private Path temp;

    private final Loop loop = new Loop();
    private final RecordedUndo undo = new RecordedUndo();

    @Test
    void itsCommandIsAListOfWords() {
        RecordingHost host = new RecordingHost("n1", command -> new CommandResult(0, "yes", ""));
        TestHosts hosts = new TestHosts(loop.world, undo, host);
        PacketCapture capture = new PacketCapture(hosts, undo, List.of("tcp", "port", "2379"), 128);
        loop.get(capture.start());
        List<String> start = host.scripts().get(0);
        String tag = start.get(2);
        String folder = "/home/of/n1/daemons/tcpdump";
        assertEquals(
                List.of(
                        "tcpdump",
                        "-i",
                        "any",
                        "-n",
                        "-U",
                        "--immediate-mode",
                        "-Z",
                        "root",
                        "-s",
                        "128",
                        "-w",
                        folder + "/" + tag + ".pcap",
                        "tcp",
                        "port",
                        "2379"),
                start.subList(5, start.size()));
        assertEquals(
                List.of("inquest-capture", folder, tag, folder + "/" + tag + ".pcap", folder + "/output.log"),
                host.scripts().get(1));
        assertEquals(List.of("start tcpdump on n1"), undo.openWhats());
        assertFalse(loop.get(hosts.daemons().kill(0)), "no fault means it");

        assertEquals(List.of(), loop.get(capture.stop(temp)));
        assertEquals("inquest-stop", host.scripts().get(2).get(0));
        assertEquals(List.of("down " + folder + "/" + tag + ".pcap packets.pcap"), host.files);
        assertEquals(List.of(), undo.openWhats());
    }

    @Test
    void anOptionIsNoFilter() {
        TestHosts hosts = new TestHosts(loop.world, undo);
        assertThrows(
                IllegalArgumentException.class, () -> new PacketCapture(hosts, undo, List.of("-w", "/etc/passwd"), 0));
    }

    @Test
    void whereItIsMissingItSaysSoAndStillStops() {
        RecordingHost host = new RecordingHost("n1", command -> new CommandResult(1, "", "no program tcpdump here"));
        PacketCapture capture = new PacketCapture(new TestHosts(loop.world, undo, host), undo, List.of(), 0);
        CompletionException failed = assertThrows(CompletionException.class, () -> loop.get(capture.start()));
        assertTrue(
                failed.getMessage().contains("tcpdump is not installed on n1: apt-get install tcpdump"),
                failed.getMessage());
        assertEquals(1, loop.get(capture.stop(temp)).size());
    }

    @Test
    void itCapturesWhatItsFilterSays() throws IOException {
        ThisMachine host = new ThisMachine("n1", temp.resolve("home"));
        assumeTrue(
                host.run(Command.of("sh", "-c", "command -v tcpdump && test \"$(id -u)\" = 0"))
                        .succeeded(),
                "capturing packets needs tcpdump and root: skipped without them");
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(server.getLocalPort());
            TestHosts hosts = new TestHosts(loop.world, undo, host);
            PacketCapture capture = new PacketCapture(hosts, undo, List.of("tcp", "port", port), 0);
            loop.get(capture.start());
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                    Socket accepted = server.accept()) {
                socket.getOutputStream().write(SAID.getBytes(StandardCharsets.UTF_8));
                assertEquals('i', accepted.getInputStream().read());
            }
            Proc.await(
                    "the packet",
                    () -> captured(temp.resolve("home/daemons/tcpdump")).contains(SAID));
            assertEquals(List.of(), loop.get(capture.stop(temp.resolve("results"))));
            assertTrue(captured(temp.resolve("results/nodes/n1")).contains(SAID));
        }
        assertEquals(List.of(), undo.openWhats());
    }

    /** What the one capture in a folder has in it. */
    private static String captured(Path folder) {
        try (var files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".pcap"))
                    .findFirst()
                    .orElseThrow();
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
