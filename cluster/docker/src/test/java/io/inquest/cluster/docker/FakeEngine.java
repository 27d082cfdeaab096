package io.inquest.cluster.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes connections and requests as a Docker engine does, gives the answers that it was told to, and to all else says
 * nothing, as one that hangs.
 */
final class FakeEngine implements AutoCloseable {
    private static final String VERSION = "{\"ApiVersion\":\"1.41\",\"Version\":\"20.10\"}";

    private final ServerSocketChannel server;
    private final URI address;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

    private FakeEngine(ServerSocketChannel server, URI address) {
        this.server = server;
        this.address = address;
        answer("/version", VERSION);
        begin(() -> {
            while (true) {
                SocketChannel connection = server.accept();
                connections.add(connection);
                begin(() -> serve(connection));
            }
        });
    }

    static FakeEngine onTcp() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketAddress bound = server.getLocalAddress();
        return new FakeEngine(server, URI.create("tcp://127.0.0.1:" + ((InetSocketAddress) bound).getPort()));
    }

    static FakeEngine onUnix(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return new FakeEngine(server, URI.create("unix://" + socket));
    }

    URI address() {
        return address;
    }

    /** What was asked, as {@code POST /containers/c/exec}. */
    List<String> asked() {
        return asked;
    }

    /** @param path without the version that it begins with */
    FakeEngine answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return answer(
                path,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);
    }

    /** As an engine does that wants TLS. */
    FakeEngine refuse(String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return answer(path, "HTTP/1.1 400 Bad Request\r\nContent-Length: " + body.length + "\r\n\r\n", body);
    }

    private FakeEngine answer(String path, String head, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        answers.put(path, whole.toByteArray());
        return this;
    }

    /** Output of a command; unless that is all, the stream stays open after it. */
    FakeEngine stream(String path, String output, boolean all) {
        byte[] text = output.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(8 + text.length).put((byte) 1).put(new byte[3]);
        frame.putInt(text.length).put(text);
        int length = frame.capacity() + (all ? 0 : 8);
        return answer(
                path,
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\nContent-Length: " + length
                        + "\r\n\r\n",
                frame.array());
    }

    FakeEngine silent(String path) {
        answers.remove(path);
        return this;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // the test is over, or the client hung up
                    }
                },
                "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(SocketChannel connection) throws IOException {
        InputStream in = Channels.newInputStream(connection);
        OutputStream out = Channels.newOutputStream(connection);
        while (true) {
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            skipBody(head, in);
            String[] words = head.lines().findFirst().orElseThrow().split(" ");
            String path = words[1].replaceFirst("^/v[0-9.]+", "").replaceFirst("\\?.*", "");
            asked.add(words[0] + " " + path);
            byte[] answer = answers.get(path);
            if (answer != null) {
                out.write(answer);
                out.flush();
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void skipBody(String head, InputStream in) throws IOException {
        for (String line : head.split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(lower.substring(15).strip()));
            } else if (lower.startsWith("transfer-encoding:")) {
                skipChunks(in);
            }
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        while (true) {
            StringBuilder size = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return;
                }
                size.append((char) next);
            }
            int bytes = Integer.parseInt(size.toString().strip(), 16);
            in.readNBytes(bytes + 2);
            if (bytes == 0) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
