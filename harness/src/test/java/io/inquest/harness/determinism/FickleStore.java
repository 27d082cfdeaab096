package io.inquest.harness.determinism;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A store whose reads, from the third on, depend on more than the seed: on the number of the operating system's process. */
final class FickleStore implements SystemUnderTest {
    static final String NAME = "fickle";

    /** How many reads are answered as they should be. */
    static final int STEADY_READS = 2;

    private final World world;
    private int reads;

    private FickleStore(World world) {
        this.world = world;
    }

    /** Not among the services: only tests of determinism know it. */
    static final class Provider implements SystemProvider {
        @Override
        public SystemDescription description() {
            return new SystemDescription(
                    NAME, "answers differently each day", List.of(), List.of(), Set.of("read", "write", "cas"), 1);
        }

        @Override
        public Promise promise(SystemConfig config) {
            return new Promise("linearizable", Set.of());
        }

        @Override
        public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
            return new FickleStore(world);
        }
    }

    @Override
    public CompletionStage<Void> setUp() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Client open(int worker) {
        return new Client() {
            @Override
            public void invoke(Operation operation, Consumer<Completion> reply) {
                Completion answer = new Completion.Ok(value(operation), "n1");
                world.schedule(1_000_000, () -> reply.accept(answer));
            }

            @Override
            public void close() {}
        };
    }

    private Object value(Operation operation) {
        if (!operation.f().equals("read")) {
            return operation.value();
        }
        return ++reads > STEADY_READS ? ProcessHandle.current().pid() : null;
    }

    @Override
    public CompletionStage<Void> recover() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> tearDown() {
        return CompletableFuture.completedFuture(null);
    }
}
