package io.inquest.systems;

import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;
import java.util.function.Consumer;

/**
 * A {@link BlockingDriver} as a {@link Client}, for the real world: the driver waits on a thread of its own (a virtual one
 * where the JDK has them), and replies come on the world's loop. What the driver throws is {@link Completion.Unknown},
 * except a {@link NotDoneException}.
 *
 * <p>The driver is made on that thread when the first operation comes, so connecting may wait too. Where it cannot be made
 * the operation certainly did not happen, and the next one tries again.
 */
public final class BlockingClient implements Client {
    private final World world;
    private final Callable<? extends BlockingDriver> connect;
    private final TransferQueue<Runnable> work = new LinkedTransferQueue<>();
    private final Thread thread;

    /** Read and written on the world's loop. */
    private boolean closed;

    /** Used on {@link #thread} only. */
    private BlockingDriver driver;

    /**
     * @param name of the thread, for those who look at a stack trace
     * @param connect makes the driver
     */
    public BlockingClient(World world, String name, Callable<? extends BlockingDriver> connect) {
        this.world = world;
        this.connect = connect;
        this.thread = WorkerThread.start(name, this::work);
    }

    @Override
    public void invoke(Operation operation, Consumer<Completion> reply) {
        work.add(() -> {
            Completion completion = perform(operation);
            world.execute(() -> {
                if (!closed) {
                    reply.accept(completion);
                }
            });
        });
    }

    /** Interrupts what is under way; the thread closes the driver and ends, as soon as the driver lets go. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private Completion perform(Operation operation) {
        try {
            if (driver == null) {
                driver = connected();
            }
            return driver.invoke(operation);
        } catch (NotDoneException certain) {
            return new Completion.Fail(sentence(certain), null);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Completion.Unknown("interrupted", null);
        } catch (Exception | LinkageError doubtful) {
            return new Completion.Unknown(sentence(doubtful), null);
        }
    }

    private BlockingDriver connected() throws NotDoneException {
        try {
            return connect.call();
        } catch (Exception problem) {
            if (problem instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new NotDoneException("not connected: " + sentence(problem), problem);
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                work.take().run();
            }
        } catch (InterruptedException closing) {
            // the end
        } finally {
            disconnect();
        }
    }

    private void disconnect() {
        try {
            if (driver != null) {
                driver.close();
            }
        } catch (Exception alreadyGone) {
            // nobody is left who could do anything about it
        }
    }

    private static String sentence(Throwable problem) {
        String message = problem.getMessage();
        if (problem instanceof NotDoneException && message != null) {
            return message;
        }
        return problem.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
