package io.inquest.harness.runner;

import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.SystemUnderTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A store whose every answer a test gives. */
final class Scripted implements SystemUnderTest {
    private final BiConsumer<Operation, Consumer<Completion>> script;
    CompletionStage<Void> setUp = CompletableFuture.completedFuture(null);
    CompletionStage<Void> recovery = CompletableFuture.completedFuture(null);
    int opened;
    int closed;
    CompletionStage<Void> end = CompletableFuture.completedFuture(null);
    boolean tornDown;
    boolean brokenCloses;
    boolean brokenRecovery;

    Scripted(BiConsumer<Operation, Consumer<Completion>> script) {
        this.script = script;
    }

    /** Answers each operation with its argument after a while. */
    static Scripted echo(World world, long delayNanos) {
        return new Scripted((operation, reply) ->
                world.schedule(delayNanos, () -> reply.accept(new Completion.Ok(operation.value(), "n1"))));
    }

    @Override
    public CompletionStage<Void> setUp() {
        return setUp;
    }

    @Override
    public Client open(int worker) {
        opened++;
        return new Client() {
            @Override
            public void invoke(Operation operation, Consumer<Completion> reply) {
                script.accept(operation, reply);
            }

            @Override
            public void close() {
                closed++;
                if (brokenCloses) {
                    throw new IllegalStateException("it is closed already");
                }
            }
        };
    }

    @Override
    public CompletionStage<Void> recover() {
        if (brokenRecovery) {
            throw new IllegalStateException("nobody is at home");
        }
        return recovery;
    }

    @Override
    public CompletionStage<Void> tearDown() {
        tornDown = true;
        return end;
    }
}
