package io.inquest.harness.hosts;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.host.Hosts;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A store for tests of real runs: registers in this process, which need hosts to stand on. */
public final class LedgerProvider implements SystemProvider {
    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "ledger",
                "registers in the harness's own memory",
                List.of(
                        new OptionSpec(
                                "ledger-fails",
                                "what goes wrong",
                                List.of("never", "set-up", "tear-down", "reads", "fails-done", "other-values", "timer"),
                                "never"),
                        new OptionSpec("ledger-takes-ms", "how long an operation takes", List.of(), "1")),
                List.of(),
                Set.of("read", "write", "cas"),
                2);
    }

    @Override
    public Promise promise(SystemConfig config) {
        return new Promise("linearizable", Set.of("clock", "pause"));
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        if (cluster.ability(Hosts.class).isEmpty()) {
            throw new IllegalArgumentException("a ledger needs hosts, which the cluster " + cluster.name()
                    + " has not got: try --cluster folders");
        }
        return new Ledger(
                config.option("ledger-fails"), Long.parseLong(config.option("ledger-takes-ms")) * 1_000_000, world);
    }

    private record Ledger(String fails, long takesNanos, World world, Map<Object, Object> values, int[] writes)
            implements SystemUnderTest {
        Ledger(String fails, long takesNanos, World world) {
            this(fails, takesNanos, world, new HashMap<>(), new int[1]);
        }

        @Override
        public CompletionStage<Void> setUp() {
            return done("set-up");
        }

        @Override
        public CompletionStage<Void> recover() {
            return done("recovery");
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return done("tear-down");
        }

        private CompletionStage<Void> done(String what) {
            return fails.equals(what)
                    ? CompletableFuture.failedFuture(new IllegalStateException("the ledger's " + what + " failed"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public Client open(int worker) {
            return new Client() {
                @Override
                public void invoke(Operation operation, Consumer<Completion> reply) {
                    Completion completion = execute(operation);
                    world.schedule(takesNanos, () -> {
                        if (fails.equals("timer") && ++writes[0] == 10) {
                            throw new IllegalStateException("the client's timer is broken");
                        }
                        reply.accept(completion);
                    });
                }

                @Override
                public void close() {}
            };
        }

        private Completion execute(Operation operation) {
            switch (operation.f()) {
                case "write":
                    values.put(operation.key(), operation.value());
                    boolean lies = fails.equals("fails-done") && ++writes[0] % 2 == 0;
                    return lies
                            ? new Completion.Fail("the line was busy", null)
                            : new Completion.Ok(operation.value(), null);
                case "cas":
                    List<?> change = (List<?>) operation.value();
                    if (!Objects.equals(values.get(operation.key()), change.get(0))) {
                        return new Completion.Fail("another value", null);
                    }
                    values.put(operation.key(), change.get(1));
                    return new Completion.Ok(operation.value(), null);
                default:
                    return new Completion.Ok(
                            fails.equals("reads") ? Long.valueOf(77) : read(values.get(operation.key())), null);
            }
        }

        private Object read(Object value) {
            return fails.equals("other-values") && value instanceof Long number ? Long.valueOf(number + 1) : value;
        }
    }
}
