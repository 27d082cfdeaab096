package io.inquest.workloads.memory;

import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Registers with {@code read} and {@code write} on three nodes, each of which tells the others of its writes later, of some
 * much later: what was written last wins. A client asks the node that its number names. So it sees each register move
 * forward only, but may see effects without their causes; in the end all nodes agree.
 */
public class LaggingRegister implements InMemoryObject {
    private static final int NODES = 3;
    private static final int LAG_MAX = 5;
    private static final int LONG_LAG_MAX = 100;

    private record Version(long number, Object value) {}

    /** A write on its way to another node, where it arrives with the operation of that number. */
    private record Message(int node, Object key, Version version, long arrives) {}

    private final RandomGenerator random;
    private final List<Map<Object, Version>> nodes = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private long operations;

    public LaggingRegister(RandomGenerator random) {
        this.random = random;
        for (int node = 0; node < NODES; node++) {
            nodes.add(new LinkedHashMap<>());
        }
    }

    @Override
    public final Completion apply(Operation operation) {
        operations++;
        deliver();
        int node = node(operation.actor().process(), NODES);
        String name = "n" + (1 + node);
        switch (operation.f()) {
            case "read":
                Version version = nodes.get(node).get(operation.key());
                return new Completion.Ok(version == null ? null : version.value, name);
            case "write":
                write(node, operation);
                return new Completion.Ok(operation.value(), name);
            default:
                throw new IllegalArgumentException("a register that lags does not know " + operation.f());
        }
    }

    private void write(int node, Operation operation) {
        Version version = new Version(operations, operation.value());
        nodes.get(node).put(operation.key(), version);
        for (int other = 0; other < NODES; other++) {
            if (other != node && isTold()) {
                int lag = random.nextBoolean() ? random.nextInt(LONG_LAG_MAX) : random.nextInt(LAG_MAX);
                messages.add(new Message(other, operation.key(), version, operations + lag));
            }
        }
    }

    private void deliver() {
        for (Message message : messages) {
            if (message.arrives <= operations) {
                nodes.get(message.node).merge(message.key, message.version, (a, b) -> a.number > b.number ? a : b);
            }
        }
        messages.removeIf(message -> message.arrives <= operations);
    }

    /** Which of so many nodes a process asks. */
    protected int node(int process, int count) {
        return process % count;
    }

    /** Whether a node is told of another's write at all. */
    protected boolean isTold() {
        return true;
    }
}
