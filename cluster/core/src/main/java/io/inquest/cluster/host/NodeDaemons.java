package io.inquest.cluster.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was started on one host and may still run. Every method waits; one at a time. */
final class NodeDaemons {
    private static final int CONNECT_MILLIS = 1_000;

    private final Host host;
    private final UndoLog undo;
    private final Map<String, DaemonStart> starts = new LinkedHashMap<>();
    private boolean ended;

    NodeDaemons(Host host, UndoLog undo) {
        this.host = host;
        this.undo = undo;
    }

    /** Where one of that name runs, does nothing; where only its children do, ends them first. */
    synchronized void start(Daemon daemon) throws IOException {
        if (ended) {
            throw new IOException(host.name() + ": " + daemon.name() + " is not started, for the run has ended");
        }
        DaemonStart earlier = starts.get(daemon.name());
        if (earlier != null) {
            if (earlier.state().runs()) {
                return;
            }
            earlier.kill();
            starts.remove(daemon.name());
        }
        requireFree(daemon);
        DaemonStart start = new DaemonStart(host, daemon.name(), undo, StartTags.next());
        // Also if it fails: it may have come to run, and nobody heard of it.
        starts.put(daemon.name(), start);
        start.begin(daemon);
    }

    /** A daemon whose port is taken ends, and whoever waits for an answer has it of a stranger. */
    private void requireFree(Daemon daemon) throws RefusedException {
        for (int port : daemon.ports()) {
            if (answers(port)) {
                throw new RefusedException(host.name() + ": " + daemon.name() + " is not started, for something else"
                        + " listens at its port " + port + " already: a run that goes on, or one that was killed (say"
                        + " inquest heal), or a program that is no run's");
            }
        }
    }

    private boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.facts().address(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    synchronized boolean isRunning() throws IOException {
        for (DaemonStart start : starts.values()) {
            if (start.state().runs()) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are processes, and all of them are stopped. */
    synchronized boolean isPaused() throws IOException {
        boolean any = false;
        for (DaemonStart start : starts.values()) {
            DaemonState state = start.state();
            any |= state.isPaused();
            if (state.awake() > 0) {
                return false;
            }
        }
        return any;
    }

    /** Kills what runs; from now on nothing is started, also by a thread that was about to. */
    synchronized void end() throws IOException {
        ended = true;
        kill();
    }

    synchronized boolean kill() throws IOException {
        return end(DaemonStart::kill);
    }

    synchronized boolean stop() throws IOException {
        return end(start -> start.stop(DaemonStart.PATIENCE_SECONDS));
    }

    synchronized boolean pause() throws IOException {
        return all(DaemonStart::pause);
    }

    synchronized boolean resume() throws IOException {
        return all(DaemonStart::resume);
    }

    /** What has ended need not be asked about any more. */
    private boolean end(Act ending) throws IOException {
        return all(start -> {
            boolean ran = ending.on(start);
            starts.values().remove(start);
            return ran;
        });
    }

    /** Does it to each, also if it fails with another; gives whether it did anything to any. */
    private boolean all(Act act) throws IOException {
        boolean did = false;
        IOException failure = null;
        for (DaemonStart start : new ArrayList<>(starts.values())) {
            try {
                did |= act.on(start);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return did;
    }

    private interface Act {
        boolean on(DaemonStart start) throws IOException;
    }
}
