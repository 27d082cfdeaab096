package io.inquest.harness.campaign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, as a flag that runs look at. While it is open, the end of the process waits for {@link #close}, so that
 * what is running can heal and save first; but not for ever.
 */
public final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "interrupt");
    private volatile boolean interrupted;

    /** Begins to listen. */
    public Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public boolean interrupted() {
        return interrupted;
    }

    private void interruptAndWait() {
        interrupted = true;
        try {
            if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("inquest: gave up waiting for the run to save itself");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        saved.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // the hook runs already, and now has its answer
            }
        }
    }
}
