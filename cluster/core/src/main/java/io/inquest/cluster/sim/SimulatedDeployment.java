package io.inquest.cluster.sim;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A store on the simulated nodes: their processes, its clients, and the messages between them. */
final class SimulatedDeployment<M> implements Deployment<M> {
    private final VirtualWorld world;
    private final List<SimulatedNode> nodes;
    private final SimulatedNetwork network;
    private final SimulationOptions options;
    private final CrashLog crashes;
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
            Function<NodeContext<M>, NodeProgram<M>> factory,
            Codec<M> codec) {
        this.world = world;
        this.nodes = nodes;
        this.network = network;
        this.options = options;
        this.crashes = crashes;
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
        boolean ended = stop(node);
        if (ended) {
            nodes.get(node).disk().crash();
        }
        return ended;
    }

    /** Without a power cut: what was written and not synced stays where the next process, but no crash, finds it. */
    boolean stop(int node) {
        SimulatedProcess<M> process = process(node);
        if (process == null) {
            return false;
        }
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
        process.pause();
        return true;
    }

    boolean resume(int node) {
        if (!isPaused(node)) {
            return false;
        }
        SimulatedProcess<M> process = process(node);
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
        kill(node);
    }

    void send(int from, int to, M content) {
        if (to < 0 || to >= nodes.size() + clients.size()) {
            throw new IllegalArgumentException(
                    "There is no address " + to + " to send " + content + " to: nodes are 0 to " + (nodes.size() - 1)
                            + ", and clients have the addresses that their requests came from.");
        }
        network.send(from, to, new Message<>(this, from, to, options.codec() ? recoded(content) : content));
    }

    void arrive(Message<M> message) {
        int to = message.to;
        if (!network.mayArrive(message.from, to)) {
            return;
        }
        if (to < nodes.size()) {
            SimulatedProcess<M> process = processes.get(to);
            if (process == null) {
                network.countWithoutReceiver();
            } else {
                process.accept(message);
            }
            return;
        }
        BiConsumer<Integer, M> client = clients.get(to - nodes.size());
        if (client == null) {
            network.countWithoutReceiver();
        } else {
            network.countDelivered();
            client.accept(message.from, message.content);
        }
    }

    void countDelivered() {
        network.countDelivered();
    }

    void countOverflowed(int messages) {
        network.countOverflowed(messages);
    }

    private SimulatedProcess<M> process(int node) {
        if (node < 0 || node >= processes.size()) {
            throw new IllegalArgumentException(
                    "There is no node " + node + ": nodes are numbered 0 to " + (processes.size() - 1) + ".");
        }
        return processes.get(node);
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
        public void close() {
            clients.set(address - nodes.size(), null);
        }
    }
}
