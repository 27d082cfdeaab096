package io.inquest.cluster.real;

import io.inquest.cluster.program.Clock;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.Notes;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs one node's program as this process: what a node's {@code main} calls. It ends when the process is killed or told
 * to end (SIGTERM), as abruptly in both cases; or with a status of its own and the reason on standard error.
 */
public final class NodeRuntime<M> {
    /** The exit status when the program, or a thread it depends on, threw. */
    public static final int STATUS_THREW = 70;

    /** The exit status when the node could not start: its address is taken, or its disk cannot be used. */
    public static final int STATUS_CANNOT_START = 71;

    /** The exit status when the node's disk did not do what the program asked of it. */
    public static final int STATUS_STOPPED_BY_DISK = 72;

    /** The line on standard output once the program has started and the node listens. */
    static final String READY = "the node has started";

    /** A system property: {@code true} ends the process when its standard input does, as when its parent died. */
    static final String ENDS_WITH_INPUT = "inquest.node.ends-with-input";

    private static final long CLOCKS_BEGIN_WITHIN_NANOS = 3_600_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final RealWorld world;
    private final int self;
    private final int nodes;
    private final FileDisk disk;
    private final TcpTransport<M> transport;
    private NodeProgram<M> program;

    private NodeRuntime(
            Function<NodeContext<M>, NodeProgram<M>> factory, Codec<M> codec, NodeArguments arguments, RealWorld world)
            throws IOException {
        this.world = world;
        this.self = arguments.self();
        this.nodes = arguments.nodes().size();
        this.disk = FileDisk.open(arguments.disk(), world::execute);
        for (TornTail tail : disk.tornTails()) {
            say("the file " + tail.file() + " ended in " + tail.cutBytes()
                    + " bytes that were half written; cut off after " + tail.keptBytes());
        }
        // Ahead of any message: the loop takes tasks in order, and nothing arrives before the node listens.
        world.execute(() -> start(factory));
        this.transport = TcpTransport.listen(world, codec, self, arguments.nodes(), this::receive, NodeRuntime::say);
    }

    /**
     * Runs a node's program; never returns.
     *
     * @param factory makes the program
     * @param self this node's number
     * @param nodes where each node listens, on loopback
     * @param disk the directory that is the node's disk
     * @param seed for the program's randomness: another one for each node and each start
     */
    public static <M> void run(
            Function<NodeContext<M>, NodeProgram<M>> factory,
            Codec<M> codec,
            int self,
            List<InetSocketAddress> nodes,
            Path disk,
            long seed) {
        run(factory, codec, new NodeArguments(self, nodes, disk, seed, List.of()));
    }

    /** As the other, with what {@link NodeArguments#parse} made of the process's arguments. */
    public static <M> void run(
            Function<NodeContext<M>, NodeProgram<M>> factory, Codec<M> codec, NodeArguments arguments) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> end(thrown));
        if (Boolean.getBoolean(ENDS_WITH_INPUT)) {
            Threads.start("standard input", NodeRuntime::endWithInput);
        }
        RealWorld world = new RealWorld(use -> SeededRandom.split(arguments.seed(), use));
        try {
            // Kept by the tasks and threads it begins.
            new NodeRuntime<>(factory, codec, arguments, world);
        } catch (IOException e) {
            end(STATUS_CANNOT_START, e);
        }
        world.run(() -> false);
    }

    private void start(Function<NodeContext<M>, NodeProgram<M>> factory) {
        NodeContext<M> context = new NodeContext<>(
                self,
                nodes,
                transport,
                new RealTimers(world, timer -> program.onTimer(timer)),
                new MachineClock(world),
                disk,
                world.random("program"),
                new LoggedNotes());
        program = factory.apply(context);
        program.onStart();
        System.out.println(READY);
    }

    private void receive(int from, M message) {
        if (from < nodes) {
            program.onMessage(from, message);
        } else {
            program.onRequest(from, message);
        }
    }

    private static void endWithInput() {
        try {
            // Nothing is said to a node this way; only the end matters.
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            say("standard input cannot be read, which counts as its end: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void say(String sentence) {
        System.err.println(sentence);
    }

    private static void end(Throwable thrown) {
        if (thrown instanceof DiskException failure) {
            say("the node ends because of its disk: " + failure.getMessage());
            Runtime.getRuntime().halt(STATUS_STOPPED_BY_DISK);
        }
        end(STATUS_THREW, thrown);
    }

    private static void end(int status, Throwable reason) {
        try {
            reason.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    /** Into the process's log, with the time of day. */
    private final class LoggedNotes implements Notes {
        @Override
        public void note(Supplier<String> text) {
            say(Instant.now() + " " + text.get());
        }

        @Override
        public void detail(Supplier<String> text) {
            // a line for each committed entry would be more than a log is for
        }

        @Override
        public String name(int address) {
            return address < nodes ? "n" + (address + 1) : "c" + address;
        }
    }

    private static final class MachineClock implements Clock {
        private final World world;
        // Nodes of one machine share its clock; a program must not get by on that.
        private final long shiftNanos;

        MachineClock(World world) {
            this.world = world;
            this.shiftNanos = world.random("clock").nextLong(CLOCKS_BEGIN_WITHIN_NANOS);
        }

        @Override
        public long monotonicNanos() {
            return world.nowNanos() + shiftNanos;
        }

        @Override
        public long wallNanos() {
            Instant now = Instant.now();
            return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        }
    }
}
