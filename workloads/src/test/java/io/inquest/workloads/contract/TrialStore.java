package io.inquest.workloads.contract;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Killable;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.memory.InMemoryObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A store of one node that does one request at a time, 2 ms away from its clients, that can be paused and killed; it
 * forgets nothing. What its clients do where they may go wrong is for subclasses.
 */
class TrialStore implements SystemUnderTest, Killable, Cluster, Pauses, Kills {
    static final long WAY_NANOS = 2_000_000;
    private static final long TIMEOUT_NANOS = 500_000_000;

    final World world;
    private final InMemoryObject object;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean paused;
    private boolean down;

    TrialStore(World world, InMemoryObject object) {
        this.world = world;
        this.object = object;
    }

    /** What is replied to whoever waited in vain. */
    Completion timedOut() {
        return new Completion.Unknown("timeout", "n1");
    }

    /** What is replied when a client is closed with an operation open; null for nothing. */
    Completion closed() {
        return null;
    }

    /** What a client makes of the store's answer. */
    Completion answered(Operation operation, Completion completion) {
        return completion;
    }

    /** What a client sends for an operation. */
    Operation sent(Operation operation) {
        return operation;
    }

    void reply(Consumer<Completion> reply, Completion completion) {
        reply.accept(completion);
    }

    @Override
    public Client open(int worker) {
        return new TrialClient();
    }

    class TrialClient implements Client {
        private Consumer<Completion> open;

        @Override
        public void invoke(Operation operation, Consumer<Completion> reply) {
            open = reply;
            Operation sent = sent(operation);
            world.schedule(
                    WAY_NANOS,
                    () -> arrive(() -> {
                        Completion completion = object.apply(sent);
                        world.schedule(WAY_NANOS, () -> {
                            if (!down) {
                                end(reply, answered(operation, completion));
                            }
                        });
                    }));
            world.schedule(TIMEOUT_NANOS, () -> end(reply, timedOut()));
        }

        private void end(Consumer<Completion> whose, Completion completion) {
            if (open == whose) {
                open = null;
                reply(whose, completion);
            }
        }

        @Override
        public void close() {
            if (open != null && closed() != null) {
                end(open, closed());
            }
            open = null;
        }
    }

    private void arrive(Runnable request) {
        if (paused) {
            waiting.add(request);
        } else if (!down) {
            request.run();
        }
    }

    @Override
    public CompletionStage<Void> setUp() {
        return done(null);
    }

    @Override
    public CompletionStage<Void> recover() {
        return start(0);
    }

    @Override
    public CompletionStage<Void> tearDown() {
        return done(null);
    }

    @Override
    public CompletionStage<Void> start(int node) {
        down = false;
        return done(null);
    }

    @Override
    public String name() {
        return "trial";
    }

    @Override
    public List<String> nodes() {
        return List.of("n1");
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        return SystemUnderTest.super.ability(ability);
    }

    @Override
    public CompletionStage<Boolean> pause(int node) {
        paused = true;
        return done(true);
    }

    @Override
    public CompletionStage<Boolean> resume(int node) {
        paused = false;
        waiting.forEach(request -> world.execute(request));
        waiting.clear();
        return done(true);
    }

    @Override
    public CompletionStage<Boolean> isPaused(int node) {
        return done(paused);
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        down = true;
        return done(true);
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return done(!down);
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
