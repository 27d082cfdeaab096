package io.inquest.cluster.host;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Waits for what is to come about on hosts, by looking again and again, and not for ever. Used from the world's loop,
 * where stages complete; the looking itself is done elsewhere.
 */
public final class Await {
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final int CONNECT_MILLIS = 2_000;

    private final World world;
    private final Hosts hosts;

    public Await(World world, Hosts hosts) {
        this.world = world;
        this.hosts = hosts;
    }

    /** Until a TCP port of a node takes connections from here; fails as {@link #until} does. */
    public CompletionStage<Void> port(int node, int port, Duration patience) {
        Host host = hosts.hosts().get(node);
        InetSocketAddress address = new InetSocketAddress(host.facts().address(), port);
        return until(host.name() + " to answer at port " + port, patience, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(address, CONNECT_MILLIS);
                return true;
            }
        });
    }

    /**
     * Until a check holds. One that throws does not hold yet.
     *
     * @param what it is waited for, as in {@code etcd to have a leader}
     * @param patience how long
     * @param check may wait itself, such as for a command; one at a time
     * @return fails with a {@link TimeoutException} that says what was waited for, how long, and what was seen last
     */
    public CompletionStage<Void> until(String what, Duration patience, Callable<Boolean> check) {
        Looking looking = new Looking(what, patience, check);
        looking.look();
        return looking.done;
    }

    private final class Looking {
        private final String what;
        private final Duration patience;
        private final Callable<Boolean> check;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final Timer deadline;
        private String seen = "the first look at it has not come to an end";

        Looking(String what, Duration patience, Callable<Boolean> check) {
            this.what = what;
            this.patience = patience;
            this.check = check;
            this.deadline = world.schedule(patience.toNanos(), this::giveUp);
        }

        void look() {
            if (done.isDone()) {
                return;
            }
            hosts.waiting(check).whenComplete((holds, failure) -> {
                if (failure == null && holds) {
                    deadline.cancel();
                    done.complete(null);
                } else {
                    seen = failure == null ? "it was not so yet" : said(failure);
                    world.schedule(PAUSE_NANOS, this::look);
                }
            });
        }

        private void giveUp() {
            done.completeExceptionally(
                    new TimeoutException("waited " + shown(patience) + " for " + what + "; the last seen: " + seen));
        }
    }

    private static String shown(Duration duration) {
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String said(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }
}
