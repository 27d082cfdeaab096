package io.inquest.nemesis.faults;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.systems.Client;
import io.inquest.systems.Killable;
import io.inquest.systems.SystemUnderTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Three nodes that each write the next number to their disk every 10 ms. */
final class CountingStore implements SystemUnderTest, Killable {
    private static final long MS = 1_000_000;

    final List<List<Long>> found = new ArrayList<>(List.of(List.of(), List.of(), List.of()));
    final List<Long> durable = new ArrayList<>(List.of(-1L, -1L, -1L));
    boolean idle;
    final Deployment<String> deployment;
    private final int nodes;

    CountingStore(SimulatedCluster cluster, int nodes) {
        this.nodes = nodes;
        deployment = cluster.deploy(context -> new Counter(this, context, this.idle), new Codec<>() {
            @Override
            public byte[] encode(String message) {
                return new byte[0];
            }

            @Override
            public String decode(byte[] bytes) {
                return "";
            }
        });
    }

    @Override
    public CompletionStage<Void> start(int node) {
        deployment.start(node);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> setUp() {
        return recover();
    }

    @Override
    public CompletionStage<Void> recover() {
        for (int node = 0; node < nodes; node++) {
            deployment.start(node);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Client open(int worker) {
        throw new UnsupportedOperationException("counters have no clients");
    }

    @Override
    public CompletionStage<Void> tearDown() {
        return CompletableFuture.completedFuture(null);
    }

    /** Counts on from what it finds; {@code durable} is told of each number that is durable. */
    private static final class Counter implements NodeProgram<String> {
        private final CountingStore store;
        private final NodeContext<String> context;
        private final boolean idle;
        private long next;

        Counter(CountingStore store, NodeContext<String> context, boolean idle) {
            this.store = store;
            this.context = context;
            this.idle = idle;
        }

        @Override
        public void onStart() {
            List<byte[]> records = context.disk().read("numbers");
            List<Long> found = new ArrayList<>();
            records.forEach(record -> found.add(ByteBuffer.wrap(record).getLong()));
            store.found.set(context.self(), found);
            next = records.size();
            context.timers().set(1, 10 * MS);
        }

        @Override
        public void onTimer(long timer) {
            if (!idle) {
                long number = next++;
                context.disk()
                        .append(
                                "numbers",
                                ByteBuffer.allocate(8).putLong(number).array());
                context.disk().sync(() -> store.durable.set(context.self(), number));
            }
            context.timers().set(1, 10 * MS);
        }

        @Override
        public void onMessage(int from, String message) {}

        @Override
        public void onRequest(int client, String message) {}
    }
}
