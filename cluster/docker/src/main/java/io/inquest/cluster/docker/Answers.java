package io.inquest.cluster.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for what an engine answers, but not for ever: one that hangs goes on taking connections. Once it was silent for
 * the limit it is waited for less, until it answers again, so that what a run has to do in the end ends.
 */
final class Answers implements AutoCloseable {
    private final String engine;
    private final Limits limits;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "docker");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean silent;

    /** @param engine what it is called in sentences */
    Answers(String engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    /**
     * How long an engine may be silent.
     *
     * @param answer while it is known to answer
     * @param again after it was silent for that long
     * @param command before a command begins that it was told to run, and before it knows how one ended that did
     */
    record Limits(Duration answer, Duration again, Duration command) {
        /** A busy machine takes its time to make a container; one that hangs is said to within a minute. */
        static final Limits USUAL = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /**
     * Waits for the answer as long as bytes move, or for the limit. A thread that is interrupted meanwhile goes on
     * waiting: what it asked for is done by then, and not behind the back of who undoes it.
     *
     * @param traffic what moves while the answer is made
     * @throws IOException in a sentence, if this was closed, or if the engine stays silent; whether it does what was
     *     asked is not known then
     * @throws ExecutionException what came of the request instead of an answer
     */
    <T> T await(String what, Traffic traffic, Callable<T> request) throws IOException, ExecutionException {
        Future<T> answer = submit(what, request);
        boolean interrupted = false;
        try {
            while (true) {
                Duration limit = silent ? limits.again() : limits.answer();
                long before = traffic.bytes();
                try {
                    T answered = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                    silent = false;
                    return answered;
                } catch (TimeoutException late) {
                    if (traffic.bytes() == before) {
                        silent = true;
                        answer.cancel(true);
                        throw new IOException(what + ": " + silence(limit));
                    }
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> Future<T> submit(String what, Callable<T> request) throws IOException {
        try {
            return threads.submit(request);
        } catch (RejectedExecutionException closed) {
            throw new IOException(what + ": the connection to the Docker engine at " + engine + " was closed", closed);
        }
    }

    private String silence(Duration limit) {
        return "the Docker engine at " + engine + " has not answered for " + limit.toMillis() / 1000.0 + " s";
    }

    /** Gives up what is still waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
