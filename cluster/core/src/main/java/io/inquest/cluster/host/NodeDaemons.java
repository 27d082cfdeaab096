package io.inquest.cluster.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was started on one host and may still run. Every method waits; one at a time. */
final class NodeDaemons {
    private final Host host;
    private final UndoLog undo;
    private final Map<String, DaemonStart> starts = new LinkedHashMap<>();

    NodeDaemons(Host host, UndoLog undo) {
        this.host = host;
        this.undo = undo;
    }

    /** Where one of that name runs, does nothing; where only its children do, ends them first. */
    synchronized void start(Daemon daemon) throws IOException {
        DaemonStart earlier = starts.get(daemon.name());
        if (earlier != null) {
            if (earlier.state().runs()) {
                return;
            }
            earlier.kill();
            starts.remove(daemon.name());
        }
        DaemonStart start = new DaemonStart(host, daemon.name(), undo, StartTags.next());
        // Also if it fails: it may have come to run, and nobody heard of it.
        starts.put(daemon.name(), start);
        start.begin(daemon);
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
