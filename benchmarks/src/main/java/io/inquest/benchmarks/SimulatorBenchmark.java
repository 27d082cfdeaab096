package io.inquest.benchmarks;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many events, and how many messages between five nodes, the bare simulator does in a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SimulatorBenchmark {
    private static final int EVENTS = 1_000_000;
    private static final int NODES = 5;

    /** How many events wait at any time. */
    @Param({"10", "1000"})
    public int waiting;

    /** Each event schedules its successor at some later time: one is added and one taken an event. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long events() {
        VirtualWorld world = new VirtualWorld(1);
        for (int i = 0; i < waiting; i++) {
            new Successor(world, i).run();
        }
        world.run(() -> world.tasksRun() >= EVENTS);
        return world.nowNanos();
    }

    /** Nodes that pass so many balls around, on the default network with its latencies, losses and duplicates. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long messages() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, NODES, SimulationOptions.DEFAULT);
        int balls = waiting / NODES;
        Deployment<Ball> deployment = cluster.deploy(context -> new Player(context, balls), new NoCodec());
        for (int i = 0; i < NODES; i++) {
            deployment.start(i);
        }
        world.run(() -> world.tasksRun() >= EVENTS);
        return world.nowNanos();
    }

    private static final class Successor implements Runnable {
        private final VirtualWorld world;
        private long state;

        Successor(VirtualWorld world, long state) {
            this.world = world;
            this.state = state;
        }

        @Override
        public void run() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            world.schedule(1 + (state >>> 44), this);
        }
    }

    private record Ball(int passes) {}

    /** Passes each ball to the next node; as many balls are doubled on the way as are lost. */
    private record Player(NodeContext<Ball> context, int balls) implements NodeProgram<Ball> {
        @Override
        public void onStart() {
            for (int i = 0; i < balls; i++) {
                pass(new Ball(0));
            }
            context.timers().set(1, 10_000_000);
        }

        @Override
        public void onMessage(int from, Ball ball) {
            pass(ball);
        }

        @Override
        public void onRequest(int client, Ball ball) {
            throw new IllegalStateException("There are no clients in this game.");
        }

        @Override
        public void onTimer(long timer) {
            context.timers().set(1, 10_000_000);
        }

        private void pass(Ball ball) {
            context.outbox().send((context.self() + 1) % context.nodes(), new Ball(ball.passes() + 1));
        }
    }

    private static final class NoCodec implements Codec<Ball> {
        @Override
        public byte[] encode(Ball message) {
            throw new UnsupportedOperationException("Balls are handed over as they are.");
        }

        @Override
        public Ball decode(byte[] bytes) {
            throw new UnsupportedOperationException("Balls are handed over as they are.");
        }
    }
}
