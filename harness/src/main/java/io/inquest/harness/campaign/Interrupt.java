package io.inquest.harness.campaign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, as a flag that runs look at. While it is open, the end of the process waits until what is running has healed
 * and saved itself; but not for ever.
 */
public final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final long PATIENCE_ON_HOSTS_SECONDS = 300;
    private static final int STATUS_OF_SIGINT = 130;

    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "interrupt");
    private final long patienceSeconds;
    private volatile boolean interrupted;
    private volatile int status = STATUS_OF_SIGINT;

    /** Begins to listen. */
    public Interrupt() {
        this(PATIENCE_SECONDS);
    }

    private Interrupt(long patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For what has real hosts to heal and to bring logs from. */
    public static Interrupt ofHosts() {
        return new Interrupt(PATIENCE_ON_HOSTS_SECONDS);
    }

    public boolean interrupted() {
        return interrupted;
    }

    /** What the process is to exit with if it was interrupted; call once everything is saved and said. */
    public void endWith(int exitStatus) {
        status = exitStatus;
    }

    private void interruptAndWait() {
        interrupted = true;
        try {
            if (!saved.await(patienceSeconds, TimeUnit.SECONDS)) {
                System.err.println("inquest: gave up waiting for the run to save itself");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        // the machine would exit with the signal's status, and the verdict's is promised
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void close() {
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // the hook runs already, and now has its answer
            }
        }
        saved.countDown();
    }
}
