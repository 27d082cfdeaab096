package io.inquest.workloads.contract;

/**
 * Looks at the loop's thread from beside it: a client that waits in {@code invoke} is interrupted after a while, so that
 * the loop goes on and can tell. The interruption never outlives the call it is meant for.
 */
final class Watch implements AutoCloseable {
    private final Thread loop = Thread.currentThread();
    private final long patienceNanos;
    // All guarded by this.
    private boolean inside;
    private long enteredNanos;
    private String stuckAt;
    private boolean closed;

    /** Of the thread that makes it, which is the loop's. */
    Watch(long patienceNanos) {
        this.patienceNanos = patienceNanos;
        Thread watcher = new Thread(this::look, "contract-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    boolean isLoop() {
        return Thread.currentThread() == loop;
    }

    /** The name of the thread that asks. */
    String here() {
        return Thread.currentThread().getName();
    }

    synchronized void enter() {
        inside = true;
        stuckAt = null;
        enteredNanos = System.nanoTime();
        notifyAll();
    }

    /** The call came back; where it was when it was interrupted, or null if it was not. */
    synchronized String leave() {
        inside = false;
        if (stuckAt != null) {
            Thread.interrupted(); // it was meant for the call alone
        }
        return stuckAt;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void look() {
        try {
            while (!closed) {
                long leftNanos = patienceNanos - (System.nanoTime() - enteredNanos);
                if (!inside || stuckAt != null) {
                    wait();
                } else if (leftNanos > 0) {
                    wait(leftNanos / 1_000_000, (int) (leftNanos % 1_000_000));
                } else {
                    stuckAt = where(loop.getStackTrace());
                    loop.interrupt();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the watch", e);
        }
    }

    /** The innermost place that is not the platform's own. */
    private static String where(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (!frame.getClassName().matches("(java|javax|jdk|sun)\\..*")) {
                return frame.toString();
            }
        }
        return "a place that is not known";
    }
}
