package io.inquest.cluster.sim;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store on the simulated nodes: their processes, its clients, and the messages between them. */
final class SimulatedDeployment<M> implements Deployment<M> {
    private final VirtualWorld world;
    private final List<SimulatedNode> nodes;
    private final SimulatedNetwork network;
    private final SimulationOptions options;
    private final CrashLog crashes;
    private final Audience audience;
    private final Function<NodeContext<M>, NodeProgram<M>> factory;
    private final Codec<M> codec;
    private final List<SimulatedProcess<M>> processes = new ArrayList<>();
    private final List<BiConsumer<Integer, M>> clients = new ArrayList<>();
    private final int[] lives;

    SimulatedDeployment(
            VirtualWorld world,
            List<SimulatedNode> nodes,
            SimulatedNetwork network,
            SimulationOptions options,
            CrashLog crashes,
            Audience audience,
            Function<NodeContext<M>, NodeProgram<M>> factory,
            Codec<M> codec) {
        this.world = world;
        this.nodes = nodes;
        this.network = network;
        this.options = options;
        this.crashes = crashes;
        this.audience = audience;
        this.factory = factory;
        this.codec = codec;
        this.lives = new int[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            processes.add(null);
        }
    }

    @Override
    public void start(int node) {
        if (isRunning(node)) {
            return;
        }
        SimulatedNode machine = nodes.get(node);
        SimulatedProcess<M> process = new SimulatedProcess<>(this, machine, world, options.heldMessagesMax());
        processes.set(node, process);
        machine.disk().started();
        audience.happened(machine, NodeEvent.STARTED);
        String use = "simulation/" + machine.name() + "/life " + ++lives[node];
        process.start(factory, nodes.size(), world.seededRandom(use));
    }

    @Override
    public boolean isRunning(int node) {
        return process(node) != null;
    }

    @Override
    public NodeProgram<M> program(int node) {
        SimulatedProcess<M> process = process(node);
        return process == null ? null : process.program();
    }

    @Override
    public ClientPort<M> connect(BiConsumer<Integer, M> receive) {
        int address = nodes.size() + clients.size();
        clients.add(receive);
        return new Port(address);
    }

    boolean kill(int node) {
        return cutPower(node, NodeEvent.KILLED, () -> null);
    }

    private boolean cutPower(int node, NodeEvent how, Supplier<String> why) {
        boolean ended = end(node, how, why);
        if (ended) {
            nodes.get(node).disk().crash();
        }
        return ended;
    }

    /** Without a power cut: what was written and not synced stays where the next process, but no crash, finds it. */
    boolean stop(int node) {
        return end(node, NodeEvent.STOPPED, () -> null);
    }

    private boolean end(int node, NodeEvent how, Supplier<String> why) {
        SimulatedProcess<M> process = process(node);
        if (process == null) {
            return false;
        }
        audience.happened(nodes.get(node), how, why);
        processes.set(node, null);
        process.die();
        return true;
    }

    void clockRateChanged(int node) {
        SimulatedProcess<M> process = process(node);
        if (process != null) {
            process.clockRateChanged();
        }
    }

    boolean pause(int node) {
        SimulatedProcess<M> process = process(node);
        if (process == null || process.isPaused()) {
            return false;
        }
        audience.happened(nodes.get(node), NodeEvent.PAUSED);
        process.pause();
        return true;
    }

    boolean resume(int node) {
        if (!isPaused(node)) {
            return false;
        }
        SimulatedProcess<M> process = process(node);
        audience.happened(nodes.get(node), NodeEvent.RESUMED);
        process.resume();
        world.execute(process::catchUp);
        return true;
    }

    boolean isPaused(int node) {
        SimulatedProcess<M> process = process(node);
        return process != null && process.isPaused();
    }

    boolean isNode(int address) {
        return address < nodes.size();
    }

    void crashed(int node, Throwable cause) {
        crashes.add(new Crash(nodes.get(node).name(), world.nowNanos(), cause));
        cutPower(node, NodeEvent.CRASHED, cause::toString);
    }

    /** What the program asked of the disk failed, and it took no care of that: no error of the program's. */
    void stoppedByDisk(int node, DiskException failure) {
        nodes.get(node).disk().stoppedProcess();
        cutPower(node, NodeEvent.STOPPED_BY_DISK, failure::getMessage);
    }

    void send(int from, int to, M content) {
        if (to < 0 || to >= nodes.size() + clients.size()) {
            throw new IllegalArgumentException(
                    "There is no address " + to + " to send " + content + " to: nodes are 0 to " + (nodes.size() - 1)
                            + ", and clients have the addresses that their requests came from.");
        }
        network.send(new Message<>(this, from, to, options.codec() ? recoded(content) : content));
    }

    void arrive(Message<M> message) {
        int to = message.to;
        if (network.isCut(message)) {
            network.drop(message, Fate.CUT);
            return;
        }
        if (to < nodes.size()) {
            SimulatedProcess<M> process = processes.get(to);
            if (process == null) {
                network.drop(message, Fate.NO_RECEIVER);
            } else {
                process.accept(message);
            }
            return;
        }
        BiConsumer<Integer, M> client = clients.get(to - nodes.size());
        if (client == null) {
            network.drop(message, Fate.NO_RECEIVER);
        } else {
            network.delivered(message);
            client.accept(message.from, message.content);
        }
    }

    void delivered(Message<M> message) {
        network.delivered(message);
    }

    void dropped(Message<?> message, Fate reason) {
        network.drop(message, reason);
    }

    void waits(Message<?> message) {
        audience.met(message, Fate.WAITING);
    }

    void noted(int node, NodeEvent kind, Supplier<String> text) {
        audience.happened(nodes.get(node), kind, text);
    }

    String name(int address) {
        return Audience.name(address, nodes);
    }

    private SimulatedProcess<M> process(int node) {
        if (node < 0 || node >= processes.size()) {
            throw new IllegalArgumentException(
                    "There is no node " + node + ": nodes are numbered 0 to " + (processes.size() - 1) + ".");
        }
        return processes.get(node);
    }

    byte[] encoded(M content) {
        return codec.encode(content);
    }

    /** The message, or null if the bytes are none: whatever the codec throws, it has noticed that they are wrong. */
    M decoded(byte[] bytes) {
        try {
            return codec.decode(bytes);
        } catch (RuntimeException noMessage) {
            return null;
        }
    }

    private M recoded(M content) {
        M recoded = codec.decode(codec.encode(content));
        if (!content.equals(recoded)) {
            throw new IllegalStateException("The store's codec turns " + content + " into " + recoded
                    + ": make its decode undo its encode, and messages records.");
        }
        return recoded;
    }

    private final class Port implements ClientPort<M> {
        private final int address;

        Port(int address) {
            this.address = address;
        }

        @Override
        public int address() {
            return address;
        }

        @Override
        public void send(int to, M message) {
            if (!isNode(to)) {
                throw new IllegalArgumentException(
                        "A client can send to nodes 0 to " + (nodes.size() - 1) + ", not to " + to + ".");
            }
            SimulatedDeployment.this.send(address, to, message);
        }

        @Override
        public void serves(int event) {
            audience.serves(address, event);
        }

        @Override
        public void close() {
            clients.set(address - nodes.size(), null);
        }
    }
}
