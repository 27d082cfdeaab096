package io.inquest.cluster.sim;

import io.inquest.cluster.program.Clock;
import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.Notes;
import io.inquest.cluster.program.Outbox;
import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One life of a node: from a start to the crash that ends it. Nothing that was begun in one life reaches the next but
 * through the disk; messages in flight do, as they do where nodes are told apart by their address alone.
 */
final class SimulatedProcess<M> {
    private final SimulatedDeployment<M> deployment;
    private final SimulatedNode node;
    private final ProgramTimers<M> timers;
    private final int heldMessagesMax;
    private final ArrayDeque<Input<M>> held = new ArrayDeque<>();
    private NodeProgram<M> program;
    private int heldMessages;
    private boolean paused;
    private boolean dead;

    SimulatedProcess(SimulatedDeployment<M> deployment, SimulatedNode node, VirtualWorld world, int heldMessagesMax) {
        this.deployment = deployment;
        this.node = node;
        this.timers = new ProgramTimers<>(this, world, node.clock());
        this.heldMessagesMax = heldMessagesMax;
    }

    void start(Function<NodeContext<M>, NodeProgram<M>> factory, int nodes, SeededRandom random) {
        // a start of its own for each life, so that no program can take it for another node's or an earlier life's
        long monotonicShift = random.nextLong(3_600_000_000_000L) - node.clock().localNanos();
        NodeContext<M> context = new NodeContext<>(
                node.number(),
                nodes,
                new LiveOutbox(),
                timers,
                new LiveClock(monotonicShift),
                new LiveDisk(),
                random,
                new LiveNotes());
        try {
            program = factory.apply(context);
            program.onStart();
        } catch (DiskException e) {
            deployment.stoppedByDisk(node.number(), e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            deployment.crashed(node.number(), e);
        }
    }

    NodeProgram<M> program() {
        return program;
    }

    boolean isDead() {
        return dead;
    }

    boolean isPaused() {
        return paused;
    }

    /** Lets it happen to the program: now, or when the process goes on. */
    void accept(Input<M> input) {
        if (dead) {
            return;
        }
        if (!paused && held.isEmpty()) {
            perform(input);
        } else if (!(input instanceof Message<?> message)) {
            held.add(input);
        } else if (heldMessages < heldMessagesMax) {
            heldMessages++;
            held.add(input);
            deployment.waits(message);
        } else {
            deployment.dropped(message, Fate.OVERFLOW);
        }
    }

    void clockRateChanged() {
        timers.rateChanged();
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** Does what was held back; until that is done, what comes new waits behind it. */
    void catchUp() {
        while (!dead && !paused && !held.isEmpty()) {
            Input<M> input = held.poll();
            if (input instanceof Message) {
                heldMessages--;
            }
            perform(input);
        }
    }

    void die() {
        dead = true;
        paused = false;
        timers.clear();
        for (Input<M> input : held) {
            if (input instanceof Message<?> message) {
                deployment.dropped(message, Fate.RECEIVER_DIED);
            }
        }
        held.clear();
    }

    private void perform(Input<M> input) {
        try {
            input.reach(program);
        } catch (DiskException e) {
            deployment.stoppedByDisk(node.number(), e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            deployment.crashed(node.number(), e);
        }
    }

    /** The ways out, which close when the process is dead: what its program might still do then reaches nothing. */
    private final class LiveOutbox implements Outbox<M> {
        @Override
        public void send(int to, M message) {
            if (!dead) {
                deployment.send(node.number(), to, message);
            }
        }
    }

    private final class LiveNotes implements Notes {
        @Override
        public void note(Supplier<String> text) {
            if (!dead) {
                deployment.noted(node.number(), NodeEvent.NOTED, text);
            }
        }

        @Override
        public void detail(Supplier<String> text) {
            if (!dead) {
                deployment.noted(node.number(), NodeEvent.NOTED_DETAIL, text);
            }
        }

        @Override
        public String name(int address) {
            return deployment.name(address);
        }
    }

    private final class LiveClock implements Clock {
        private final long monotonicShift;

        LiveClock(long monotonicShift) {
            this.monotonicShift = monotonicShift;
        }

        @Override
        public long monotonicNanos() {
            return node.clock().localNanos() + monotonicShift;
        }

        @Override
        public long wallNanos() {
            return node.clock().wallNanos();
        }
    }

    private final class LiveDisk implements Disk {
        @Override
        public List<byte[]> read(String file) {
            return dead ? List.of() : node.disk().read(file);
        }

        @Override
        public void append(String file, byte[] record) {
            if (!dead) {
                node.disk().append(file, record);
            }
        }

        @Override
        public void replace(String file, List<byte[]> records) {
            if (!dead) {
                node.disk().replace(file, records);
            }
        }

        @Override
        public void sync(Runnable durable, Consumer<DiskException> failed) {
            if (!dead) {
                node.disk()
                        .sync(failure -> accept(program -> {
                            if (failure == null) {
                                durable.run();
                            } else {
                                failed.accept(failure);
                            }
                        }));
            }
        }
    }
}
