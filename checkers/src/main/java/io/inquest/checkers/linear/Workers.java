package io.inquest.checkers.linear;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs tasks that share nothing, side by side where there are processors for it. */
final class Workers {
    private Workers() {}

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Runs the tasks 0 to {@code tasks - 1}, taken in this order, and waits for all.
     *
     * @param threads how many at a time, the caller's among them
     * @throws RuntimeException what a task threw; of several the first task's
     */
    static void run(int threads, int tasks, IntConsumer task) {
        Throwable[] thrown = new Throwable[tasks];
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error failure) {
                    thrown[i] = failure;
                }
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, tasks) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(worker, "linearizability-" + (i + 1));
            others[i].setDaemon(true);
            others[i].start();
        }
        worker.run();
        join(others);
        for (Throwable failure : thrown) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }
    }

    /** Tasks watch the budget themselves, so an interrupt need not end them: it is kept for the caller. */
    private static void join(Thread[] threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            boolean ended = false;
            while (!ended) {
                try {
                    thread.join();
                    ended = true;
                } catch (InterruptedException kept) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
