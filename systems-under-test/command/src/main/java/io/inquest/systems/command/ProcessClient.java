package io.inquest.systems.command;

import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.command.Protocol.Answer;
import io.inquest.systems.command.Protocol.RubbishException;
import java.io.IOException;
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
    private long turn;
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
                process = starting.start(new Ears(++turn));
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
    private void hear(long saidBy, String line) {
        if (saidBy != turn) {
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

    private void gone(long saidBy, int status) {
        if (saidBy == turn) {
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
        turn++;
        if (process != null) {
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

    /** Takes what a process says to the loop. */
    private final class Ears implements ClientProcess.Ears {
        private final long turn;

        Ears(long turn) {
            this.turn = turn;
        }

        @Override
        public void line(String line) {
            world.execute(() -> hear(turn, line));
        }

        @Override
        public void error(String line) {
            LOG.info(
                    "worker {}: {}",
                    worker,
                    line.length() <= LOGGED_CHARS_MAX ? line : line.substring(0, LOGGED_CHARS_MAX) + "…");
        }

        @Override
        public void end(int status) {
            world.execute(() -> gone(turn, status));
        }
    }
}
