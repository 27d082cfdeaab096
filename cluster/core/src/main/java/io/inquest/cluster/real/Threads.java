package io.inquest.cluster.real;

/** Threads of the connections. None keeps the process alive: the loop's thread decides how long it lives. */
final class Threads {
    private Threads() {}

    /** Work that waits. Nobody interrupts it: what it waits for is closed. */
    interface Waiting {
        void run() throws InterruptedException;
    }

    static void start(String name, Waiting work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(name + " was interrupted, which ends it for good", e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
