package io.inquest.systems;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Timers;
import io.inquest.cluster.world.LongTable;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A {@link ClientProgram} as a {@link Client}: with a port to the nodes, and timers on the world's loop. If the program
 * throws, nobody knows whether what it was doing happened, and it does nothing more.
 */
public final class ProgramClient<M> implements Client {
    private final World world;
    private final ClientPort<M> port;
    private final ClientProgram<M> program;
    private final LongTable<Timer> timers = new LongTable<>();
    private Consumer<Completion> reply;
    private boolean closed;
    /** What the program threw: after that it is in no state to go on. */
    private RuntimeException failure;
    /** What was thrown by whoever was told of a completion: not the program's fault, nor to be hidden. */
    private RuntimeException notHeard;

    /**
     * @param connect opens the port, as {@link io.inquest.cluster.program.Deployment#connect} does
     * @param program makes the program
     */
    public ProgramClient(
            World world,
            int worker,
            List<String> nodes,
            Function<BiConsumer<Integer, M>, ClientPort<M>> connect,
            Function<ClientContext<M>, ClientProgram<M>> program) {
        this.world = world;
        this.port = connect.apply(this::receive);
        this.program = program.apply(new ClientContext<>(worker, nodes, port, new WorldTimers(), this::complete));
    }

    @Override
    public void invoke(Operation operation, Consumer<Completion> whenDone) {
        reply = whenDone;
        port.serves(operation.invocation().index());
        if (failure == null) {
            attempt(() -> program.onOperation(operation));
        } else {
            complete(failed());
        }
    }

    @Override
    public void close() {
        closed = true;
        reply = null;
        timers.all().forEach(Timer::cancel);
        timers.clear();
        port.close();
    }

    private void receive(int node, M message) {
        if (!closed) {
            attempt(() -> program.onMessage(node, message));
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException problem) {
            if (problem == notHeard) {
                throw problem;
            }
            failure = problem;
            complete(failed());
        }
    }

    private Completion failed() {
        return new Completion.Unknown("the client failed: " + failure, null);
    }

    private void complete(Completion completion) {
        Consumer<Completion> waiting = reply;
        reply = null;
        if (waiting != null) {
            try {
                waiting.accept(completion);
            } catch (RuntimeException problem) {
                notHeard = problem;
                throw problem;
            }
        }
    }

    private final class WorldTimers implements Timers {
        @Override
        public void set(long timer, long delayNanos) {
            Timer before = timers.put(timer, world.schedule(delayNanos, () -> {
                timers.remove(timer);
                attempt(() -> program.onTimer(timer));
            }));
            if (before != null) {
                before.cancel();
            }
        }

        @Override
        public void cancel(long timer) {
            Timer set = timers.remove(timer);
            if (set != null) {
                set.cancel();
            }
        }
    }
}
