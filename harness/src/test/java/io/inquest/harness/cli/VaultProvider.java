package io.inquest.harness.cli;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.memory.InMemoryRegister;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A store that is let in with a password, and tells everybody. */
public final class VaultProvider implements SystemProvider {
    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "vault",
                "lets in whoever knows the password",
                List.of(OptionSpec.secret("vault-password", "what opens it")),
                List.of(),
                Set.of("read", "write", "cas"),
                1);
    }

    @Override
    public Promise promise(SystemConfig config) {
        return new Promise("linearizable", Set.of());
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        return new Vault(config.option("vault-password"), world);
    }

    private record Vault(String password, World world, InMemoryRegister register) implements SystemUnderTest {
        Vault(String password, World world) {
            this(password, world, new InMemoryRegister());
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
                    Completion done = operation.f().equals("cas")
                            ? new Completion.Fail("no entry with " + password, null)
                            : register.apply(operation);
                    world.schedule(1_000_000, () -> reply.accept(done));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public CompletionStage<Void> recover() {
            return CompletableFuture.failedFuture(new IllegalStateException("it asks for " + password + " again"));
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
