package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.world.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class TcpTransportTest {
    private static final long RETRY_NANOS = 5_000_000;
    private static final int CLIENT = 77;

    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final List<String> received = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private ReservedPorts ports;

    @BeforeEach
    void reserve() throws IOException {
        ports = ReservedPorts.reserve(2);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        ports.close();
    }

    @Test
    void nodesSendToOneAnotherInOrder() throws IOException {
        TcpTransport<String> first = listen(0);
        TcpTransport<String> second = listen(1);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.send(1, "a" + i);
            expected.add("0>1 a" + i);
        }
        Bounded.run(world, "100 messages", () -> received.size() == 100);
        assertEquals(expected, received);
        second.send(0, "");
        Bounded.run(world, "an empty message back", () -> received.contains("1>0 "));
        first.send(0, "self");
        Bounded.run(world, "a message to itself", () -> received.contains("0>0 self"));
    }

    @Test
    void framesArriveWholeHoweverTheyAreSplit() throws IOException {
        listen(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameSocket.write(bytes, new Hello(CLIENT, 0, 2).encode());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String message = i + "x".repeat(i * 7);
            FrameSocket.write(bytes, message.getBytes(StandardCharsets.UTF_8));
            expected.add(CLIENT + ">0 " + message);
        }
        SeededRandom random = new SeededRandom(5);
        Socket socket = raw(0);
        socket.setTcpNoDelay(true);
        byte[] all = bytes.toByteArray();
        for (int at = 0; at < all.length; ) {
            int some = Math.min(all.length - at, 1 + random.nextInt(20));
            socket.getOutputStream().write(all, at, some);
            socket.getOutputStream().flush();
            at += some;
        }
        Bounded.run(world, "all messages", () -> received.size() == expected.size());
        assertEquals(expected, received);
    }

    @Test
    void repliesGoBackToTheClientThatAsked() throws IOException {
        List<TcpTransport<String>> node = new ArrayList<>();
        node.add(listen(0, (from, message) -> node.get(0).send(from, "re " + message)));
        RemoteClients<String> clients = clients();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        ClientPort<String> one = clients.connect((from, message) -> first.add(from + " " + message));
        ClientPort<String> two = clients.connect((from, message) -> second.add(from + " " + message));
        assertNotEquals(one.address(), two.address());
        assertTrue(one.address() >= 2 && two.address() >= 2);
        one.send(0, "a");
        two.send(0, "b");
        Bounded.run(world, "two replies", () -> !first.isEmpty() && !second.isEmpty());
        assertEquals(List.of("0 re a"), first);
        assertEquals(List.of("0 re b"), second);
        assertThrows(IllegalArgumentException.class, () -> one.send(2, "to a client"));
        node.get(0).send(1_000_000, "to nobody");

        one.send(0, "late");
        one.close();
        Runnable stop = Bounded.again(world, RETRY_NANOS, () -> two.send(0, "c"));
        Bounded.run(world, "another reply", () -> second.contains("0 re c"));
        stop.run();
        assertEquals(List.of("0 re a"), first, "nothing is received after close");
    }

    @Test
    void aConnectionIsMadeAgainWhenTheNodeIsBack() throws IOException {
        TcpTransport<String> first = listen(0);
        for (int life = 0; life < 5; life++) {
            String message = "life " + life;
            int failures = life;
            // Some are lost before the end of the last life is noticed, and some because nobody listens.
            Runnable stop = Bounded.again(world, RETRY_NANOS, () -> first.send(1, message));
            Bounded.poll(world, "a failed try", () -> count("cannot be reached") > failures);
            TcpTransport<String> second = listen(1);
            Bounded.run(world, message, () -> received.contains("0>1 " + message));
            stop.run();
            assertEquals(life + 1, count("reached again"), said.toString());
            second.close();
        }
    }

    @Test
    void theFirstMessageAfterTheOtherSideHungUpGoesOverANewConnection() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(ports.addresses().get(1));
            server.setSoTimeout(30_000);
            Hello hello = new Hello(0, 1, 2);
            Dialer dialer = new Dialer(ports.addresses().get(1), hello, (frame, connection) -> {}, said::add);
            open.add(dialer);
            for (byte message = 0; message < 3; message++) {
                dialer.send(new byte[] {message});
                try (Socket accepted = server.accept()) {
                    FrameSocket connection = new FrameSocket(accepted);
                    assertEquals(hello, Hello.decode(connection.read(Hello.BYTES)));
                    assertEquals(message, connection.read(1)[0]);
                }
                Bounded.poll(world, "the end to be noticed", () -> !runs(hello.ends() + ", reader"));
            }
        }
    }

    @Test
    void sendingNeverWaitsForOneWhoDoesNotRead() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(ports.addresses().get(1));
            Dialer dialer =
                    new Dialer(ports.addresses().get(1), new Hello(0, 1, 2), (frame, connection) -> {}, said::add);
            open.add(dialer);
            dialer.send(new byte[0]);
            try (Socket never = server.accept()) {
                // it has counted anew only when its first words are here
                assertNotNull(new FrameSocket(never).read(Hello.BYTES));
                byte[] frame = new byte[1 << 20];
                for (int i = 0; i < 500; i++) {
                    dialer.send(frame);
                }
                assertTrue(dialer.dropped() > 300, "dropped only " + dialer.dropped());
                assertTrue(never.isConnected());
            }
        }
    }

    @Test
    void aConnectionThatBreaksTheRulesIsClosedAndTheNodeGoesOn() throws IOException {
        TcpTransport<String> first = listen(0);
        byte[] hello = new Hello(CLIENT, 0, 2).encode();
        assertClosed(
                "no hello", socket -> FrameSocket.write(socket, "GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8)));
        assertClosed("a hello to another", socket -> FrameSocket.write(socket, new Hello(CLIENT, 1, 2).encode()));
        assertClosed("a hello of another cluster", socket -> FrameSocket.write(socket, new Hello(1, 0, 7).encode()));
        assertClosed("too big a frame", socket -> {
            FrameSocket.write(socket, hello);
            socket.write(new byte[] {0x7f, 0, 0, 0});
        });
        assertClosed("what is no message", socket -> {
            FrameSocket.write(socket, hello);
            FrameSocket.write(socket, "broken".getBytes(StandardCharsets.UTF_8));
        });
        assertEquals(5, said.size(), said.toString());
        assertEquals(List.of(), received);

        TcpTransport<String> second = listen(1);
        second.send(0, "still here");
        Bounded.run(world, "a message", () -> received.contains("1>0 still here"));
        assertThrows(IllegalArgumentException.class, () -> first.send(-1, "x"));
    }

    @Test
    void whatIsTooBigIsDroppedAloneAndToldOf() throws IOException {
        TcpTransport<String> first = listen(0);
        listen(1);
        first.send(1, "x".repeat(TcpTransport.MAX_FRAME_BYTES + 1));
        first.send(1, "y".repeat(TcpTransport.MAX_FRAME_BYTES));
        Bounded.run(world, "the biggest message", () -> !received.isEmpty());
        assertTrue(received.get(0).startsWith("0>1 yyy"), "not the one that is too big");
        assertEquals(1, count("was dropped: at most"));
    }

    @Test
    void listensOnLoopbackAloneAndOnAFreePort() throws IOException {
        InetSocketAddress everywhere = new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {0, 0, 0, 0}),
                ports.addresses().get(0).getPort());
        assertThrows(
                IllegalArgumentException.class,
                () -> TcpTransport.listen(world, new Text(), 0, List.of(everywhere), (f, m) -> {}, said::add));
        listen(0);
        assertThrows(BindException.class, () -> listen(0));
    }

    private TcpTransport<String> listen(int node) throws IOException {
        return listen(node, (from, message) -> received.add(from + ">" + node + " " + message));
    }

    private TcpTransport<String> listen(int node, BiConsumer<Integer, String> receive) throws IOException {
        TcpTransport<String> transport =
                TcpTransport.listen(world, new Text(), node, ports.addresses(), receive, said::add);
        open.add(transport);
        return transport;
    }

    private RemoteClients<String> clients() {
        RemoteClients<String> clients = new RemoteClients<>(world, ports.addresses(), new Text(), said::add);
        open.add(clients);
        return clients;
    }

    private Socket raw(int node) throws IOException {
        InetSocketAddress address = ports.addresses().get(node);
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(30_000);
        open.add(socket);
        return socket;
    }

    private interface Rude {
        void write(OutputStream out) throws IOException;
    }

    private void assertClosed(String what, Rude rude) throws IOException {
        int before = said.size();
        Socket socket = raw(0);
        rude.write(socket.getOutputStream());
        Bounded.poll(world, what + " to be told", () -> said.size() > before);
        try {
            assertEquals(-1, socket.getInputStream().read(), what);
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("reset"), what + ": " + e);
        }
    }

    private static boolean runs(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }

    private int count(String part) {
        return (int) said.stream().filter(sentence -> sentence.contains(part)).count();
    }

    private static final class Text implements Codec<String> {
        @Override
        public byte[] encode(String message) {
            return message.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            if (Arrays.equals(bytes, "broken".getBytes(StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException("broken");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
