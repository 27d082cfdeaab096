package io.inquest.workloads.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.memory.InMemoryRegister;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only threads, and time that passes while a call is under way, can break. */
class ContractInTheRealWorldTest {
    private static final long STUCK_NANOS = 50_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "driver"));
    private final InMemoryRegister register = new InMemoryRegister();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private static RealWorld world() {
        return new RealWorld(use -> SeededRandom.split(1, use));
    }

    private interface Asking {
        void invoke(World world, Operation operation, Consumer<Completion> reply);
    }

    /** A store that nothing can be done to, with these clients. */
    private static List<Breach> broken(World world, Asking asking) {
        TrialStore store = new TrialStore(world, new InMemoryRegister()) {
            @Override
            public List<String> nodes() {
                return List.of();
            }

            @Override
            public Client open(int worker) {
                return new Client() {
                    @Override
                    public void invoke(Operation operation, Consumer<Completion> reply) {
                        asking.invoke(world, operation, reply);
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        return new ClientContract(world, store, store, "register", new RegisterWorkload().functions(), STUCK_NANOS)
                .check()
                .broken();
    }

    private Completion done(Operation operation) {
        return operation.f().startsWith("no-such") ? new Completion.Fail("no such", null) : register.apply(operation);
    }

    @Test
    void repliesFromOtherThreadsAreBreaches() {
        List<Breach> broken =
                broken(world(), (world, operation, reply) -> thread.execute(() -> reply.accept(done(operation))));
        assertEquals(1, broken.size(), broken::toString);
        assertEquals(Rule.REPLIES_ON_THE_LOOP, broken.get(0).rule());
        assertEquals("the reply came from the thread driver", broken.get(0).seen());
    }

    @Test
    void otherThreadsMayHandThemToTheLoop() {
        List<Breach> broken = broken(
                world(),
                (world, operation, reply) -> thread.execute(() -> {
                    Completion completion = done(operation);
                    world.execute(() -> reply.accept(completion));
                }));
        assertEquals(List.of(), broken);
    }

    @Test
    void anInvokeThatWaitsForeverIsInterruptedAndNamed() {
        CountDownLatch never = new CountDownLatch(1);
        List<Breach> broken = broken(world(), (world, operation, reply) -> {
            if (operation.f().startsWith("no-such")) {
                waitFor(never);
            }
            reply.accept(done(operation));
        });
        assertEquals(1, broken.size(), broken::toString);
        assertEquals(Rule.RETURNS_AT_ONCE, broken.get(0).rule());
        assertTrue(broken.get(0).seen().contains("ContractInTheRealWorldTest.waitFor("), broken::toString);
        assertFalse(Thread.currentThread().isInterrupted(), "the interruption was meant for the call");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A world whose time goes on during a call. */
    private static final class Slow implements World {
        private final World world = new VirtualWorld(1);
        private long passedNanos;

        @Override
        public long nowNanos() {
            return world.nowNanos() + passedNanos;
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            return world.schedule(delayNanos, task);
        }

        @Override
        public void execute(Runnable task) {
            world.execute(task);
        }

        @Override
        public RandomGenerator random(String use) {
            return world.random(use);
        }

        @Override
        public void run(BooleanSupplier finished) {
            world.run(finished);
        }
    }

    @Test
    void slowInvokesAreBreaches() {
        Slow world = new Slow();
        List<Breach> broken = broken(world, (same, operation, reply) -> {
            world.passedNanos += 300_000_000;
            reply.accept(done(operation));
        });
        assertEquals(Rule.RETURNS_AT_ONCE, broken.get(0).rule(), broken::toString);
        assertEquals("it returned after 300 ms, as did others", broken.get(0).seen());
    }

    @Test
    void oneSlowInvokeIsNone() {
        Slow world = new Slow();
        List<Breach> broken = broken(world, (same, operation, reply) -> {
            world.passedNanos += operation.f().startsWith("no-such") ? 3_000_000_000L : 0;
            reply.accept(done(operation));
        });
        assertEquals(List.of(), broken);
    }
}
