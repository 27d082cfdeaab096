package io.inquest.cluster.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A line given to /bin/sh -c, as OpenSSH does. The library's own way has one thread for all streams, which stands still
 * when a command writes while it reads.
 */
final class ProcessCommand implements Command {
    private final String line;
    private final String connection;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    /** @param connection what the server says of it */
    ProcessCommand(String line, String connection) {
        this.line = line;
        this.connection = connection;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().put("SSH_CONNECTION", connection);
        Process process = builder.start();
        Thread input = pump(in, process.getOutputStream());
        Thread output = pump(process.getInputStream(), out);
        Thread errors = pump(process.getErrorStream(), err);
        start(() -> {
            try {
                output.join();
                errors.join();
                exit.onExit(process.waitFor());
            } catch (InterruptedException stop) {
                process.destroyForcibly();
            } finally {
                input.interrupt();
            }
        });
    }

    private static Thread pump(InputStream from, OutputStream to) {
        return start(() -> {
            try (to) {
                byte[] some = new byte[8192];
                for (int count = from.read(some); count >= 0; count = from.read(some)) {
                    to.write(some, 0, count);
                    to.flush();
                }
            } catch (IOException ended) {
                // one end is gone; what that means is the exit status's to say
            }
        });
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void destroy(ChannelSession channel) {}

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
