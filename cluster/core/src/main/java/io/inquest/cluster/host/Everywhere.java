package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same work for several hosts, or links, at once. */
final class Everywhere {
    /** A command that is broken off is killed first, over a connection that may be slow. */
    private static final long ENDING_SECONDS_MAX = 60;

    private Everywhere() {}

    /**
     * Does the work for each, waits until all is done, and gives the results in order.
     *
     * @throws IOException the first one's, after all have ended; those of others are suppressed in it
     */
    static <E, T> List<T> on(List<E> each, Work<E, T> work) throws IOException {
        if (each.size() == 1) {
            return Collections.singletonList(work.on(each.get(0)));
        }
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "hosts");
            thread.setDaemon(true);
            return thread;
        });
        List<Callable<T>> tasks = new ArrayList<>();
        for (E one : each) {
            tasks.add(() -> work.on(one));
        }
        try {
            return results(threads.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while hosts were at work").initCause(e);
        } finally {
            end(threads);
        }
    }

    /**
     * Breaks off what runs on the threads, and waits until it has ended, also if this thread was interrupted: whoever is
     * about to undo what they do must not be overtaken by it. Not for ever.
     */
    static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(ENDING_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws IOException, InterruptedException {
        List<T> results = new ArrayList<>();
        IOException first = null;
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                IOException failure = failure(e.getCause());
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        return new IOException(cause);
    }

    /** Work on one of many. */
    @FunctionalInterface
    interface Work<E, T> {
        T on(E one) throws IOException;
    }
}
