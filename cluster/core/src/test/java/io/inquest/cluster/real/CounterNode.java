package io.inquest.cluster.real;

import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** A node that acknowledges a number once it is durable; each node for itself. */
final class CounterNode implements NodeProgram<CounterMessage> {
    private static final String FILE = "numbers";
    private static final long TICK = 7;

    private final NodeContext<CounterMessage> context;
    private final Set<Integer> numbers = new TreeSet<>();
    private boolean ticked;

    CounterNode(NodeContext<CounterMessage> context) {
        this.context = context;
    }

    /** A node's process. The program's own argument, if any, is what it does instead. */
    public static void main(String[] arguments) {
        NodeArguments parsed = NodeArguments.parse(arguments);
        if (parsed.program().contains("refuse")) {
            System.err.println("this node refuses to start");
            System.exit(3);
        }
        NodeRuntime.run(CounterNode::new, new CounterMessage.MessageCodec(), parsed);
    }

    @Override
    public void onStart() {
        for (byte[] record : context.disk().read(FILE)) {
            numbers.add(ByteBuffer.wrap(record).getInt());
        }
        context.notes().note(() -> context.notes().name(context.self()) + " has counted " + numbers.size() + " so far");
        context.notes().detail(() -> "a detail");
        context.timers().set(TICK, 1_000_000);
    }

    @Override
    public void onTimer(long timer) {
        ticked = timer == TICK;
    }

    @Override
    public void onMessage(int from, CounterMessage message) {
        if (message instanceof CounterMessage.Relay relay) {
            if (relay.replier() < 0) {
                context.outbox().send(from, new CounterMessage.Relay(relay.client(), relay.via(), context.self()));
            } else {
                context.outbox().send(relay.client(), relay);
            }
        }
    }

    @Override
    public void onRequest(int client, CounterMessage message) {
        if (message instanceof CounterMessage.Add add) {
            numbers.add(add.number());
            context.disk()
                    .append(FILE, ByteBuffer.allocate(4).putInt(add.number()).array());
            context.disk().sync(() -> context.outbox().send(client, new CounterMessage.Added(add.number())));
        } else if (message instanceof CounterMessage.Read && ticked) {
            context.outbox().send(client, new CounterMessage.Contents(new ArrayList<>(numbers)));
        } else if (message instanceof CounterMessage.Relay relay) {
            context.outbox().send(relay.via(), new CounterMessage.Relay(client, relay.via(), -1));
        } else if (message instanceof CounterMessage.Break) {
            throw new IllegalStateException("broken on request");
        }
    }
}
