package io.inquest.systems.command;

import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.command.Protocol.Answer;
import io.inquest.systems.command.Protocol.RubbishException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's process as a client. It is started with the first operation. Once it has said what is no answer to the open
 * operation it is not believed any more: the operation's outcome is unknown, and the next one gets a new process.
 */
final class ProcessClient implements Client {
    private static final Logger LOG = LoggerFactory.getLogger("client");
    private static final int LOGGED_CHARS_MAX = 2_000;
    /** Of one process; a disk holds more runs than one. */
    private static final int LOGGED_CHARS_OF_ALL_MAX = 4 << 20;

    private static final int NOTHING_OPEN = -1;

    /** Starts a process that is given the first line. */
    interface Starting {
        ClientProcess start(ClientProcess.Ears ears) throws IOException;
    }

    private final World world;
    private final int worker;
    private final Starting starting;
    // All on the world's loop.
    private ClientProcess process;
    private Ears ears;
    private long lastId;
    private long openId = NOTHING_OPEN;
    private Consumer<Completion> reply;

    ProcessClient(World world, int worker, Starting starting) {
        this.world = world;
        this.worker = worker;
        this.starting = starting;
    }

    @Override
    public void invoke(Operation operation, Consumer<Completion> whenDone) {
        if (process == null) {
            try {
                ears = new Ears();
                process = starting.start(ears);
            } catch (IOException failed) {
                // nobody was told of the operation
                whenDone.accept(new Completion.Fail("the client cannot be started: " + failed.getMessage(), null));
                return;
            }
        }
        reply = whenDone;
        openId = ++lastId;
        process.say(Protocol.operation(openId, worker, operation));
    }

    /** A line of the process; a late one of an earlier process is not heard. */
    private void hear(Ears hearing, String line) {
        if (hearing != ears) {
            return;
        }
        try {
            Answer answer = Protocol.answer(line);
            if (answer.id() != openId) {
                distrust(
                        answer.id() > 0 && answer.id() <= lastId
                                ? "the client answered operation " + answer.id() + " again"
                                : "the client answered operation " + answer.id() + ", which it was not given");
                return;
            }
            end(answer.completion());
        } catch (RubbishException rubbish) {
            distrust(rubbish.getMessage());
        }
    }

    private void distrust(String why) {
        LOG.warn("worker {}: {}; it is ended, and another one started", worker, why);
        letGo();
        end(new Completion.Unknown(why, null));
    }

    private void gone(Ears hearing, int status) {
        if (hearing == ears) {
            LOG.warn("worker {}: the client ended with status {}", worker, status);
            letGo();
            end(new Completion.Unknown("the client ended with status " + status, null));
        }
    }

    private void end(Completion completion) {
        Consumer<Completion> waiting = reply;
        reply = null;
        openId = NOTHING_OPEN;
        if (waiting != null) {
            waiting.accept(completion);
        }
    }

    private void letGo() {
        if (process != null) {
            ears.close();
            ears = null;
            process.end();
            process = null;
        }
    }

    @Override
    public void close() {
        reply = null;
        openId = NOTHING_OPEN;
        letGo();
    }

    /** Takes what a process says to the loop: one line, and the next when that was heard, however many it writes. */
    private final class Ears implements ClientProcess.Ears {
        private final Semaphore room = new Semaphore(1);
        private volatile boolean closed;
        private long logged;

        @Override
        public void line(String line) {
            say(() -> hear(this, line));
        }

        @Override
        public void noText() {
            say(() -> {
                if (this == ears) {
                    distrust("the client wrote what is no UTF-8");
                }
            });
        }

        private void say(Runnable hearing) {
            room.acquireUninterruptibly();
            if (closed) {
                room.release(); // to whoever comes next: nobody hears it
                return;
            }
            world.execute(() -> {
                room.release();
                hearing.run();
            });
        }

        @Override
        public void error(String line) {
            boolean fits = logged <= LOGGED_CHARS_OF_ALL_MAX;
            logged += line.length() + 1L;
            if (logged <= LOGGED_CHARS_OF_ALL_MAX) {
                LOG.info(
                        "worker {}: {}",
                        worker,
                        line.length() <= LOGGED_CHARS_MAX ? line : line.substring(0, LOGGED_CHARS_MAX) + "…");
            } else if (fits) {
                LOG.warn("worker {}: the client has much to say; the rest of it is left out here", worker);
            }
        }

        @Override
        public void end(int status) {
            world.execute(() -> gone(this, status));
        }

        void close() {
            closed = true;
            room.release();
        }
    }
}
