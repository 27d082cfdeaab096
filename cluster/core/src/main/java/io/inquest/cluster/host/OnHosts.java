package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on several hosts, side by side. */
final class OnHosts {
    private OnHosts() {}

    /** Work on one host that waits. */
    interface Work<T> {
        T on(Host host) throws IOException;
    }

    /**
     * Waits until all are done.
     *
     * @return what came of it, in the order of the hosts
     * @throws IOException the first host's that failed, after all are done; the others' are suppressed in it
     */
    static <T> List<T> all(List<Host> hosts, Work<T> work) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, hosts.size()), task -> {
            Thread thread = new Thread(task, "on-hosts");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Host host : hosts) {
                futures.add(threads.submit(() -> work.on(host)));
            }
            return results(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws IOException {
        List<T> results = new ArrayList<>();
        IOException failure = null;
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while hosts were at work");
            } catch (ExecutionException e) {
                IOException problem = problem(e.getCause());
                if (failure == null) {
                    failure = problem;
                } else {
                    failure.addSuppressed(problem);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static IOException problem(Throwable cause) {
        if (cause instanceof IOException problem) {
            return problem;
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        return new IOException(cause.getMessage(), cause);
    }
}
