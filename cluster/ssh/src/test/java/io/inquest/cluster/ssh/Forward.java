package io.inquest.cluster.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port of loopback that is forwarded to another, as routers and jump hosts do. */
final class Forward implements AutoCloseable {
    private final ServerSocket listening;

    Forward(int to) throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(() -> {
            try {
                while (true) {
                    Socket here = listening.accept();
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                    start(() -> pump(here, there));
                    start(() -> pump(there, here));
                }
            } catch (IOException closed) {
                // that is its end
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // and with it the other way
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "forward");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
