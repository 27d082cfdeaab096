package io.inquest.cluster.sim;

import java.util.List;
import java.util.function.Supplier;

/** Whoever listens to a cluster: nobody, in most runs, for whom all of this costs a comparison with null. */
final class Audience {
    private final VirtualWorld world;
    private final ClusterListener listener;

    /** @param listener null for nobody */
    Audience(VirtualWorld world, ClusterListener listener) {
        this.world = world;
        this.listener = listener;
    }

    void sent(Message<?> message) {
        if (listener != null) {
            listener.sent(world.nowNanos(), message.id, message.from, message.to, message.content);
        }
    }

    void met(Message<?> message, Fate fate) {
        if (listener != null) {
            listener.met(world.nowNanos(), message.id, fate);
        }
    }

    void delivered(Message<?> message) {
        if (listener != null) {
            listener.delivered(world.nowNanos(), message.id, message.content);
        }
    }

    void happened(SimulatedNode node, NodeEvent event) {
        happened(node, event, () -> null);
    }

    void happened(SimulatedNode node, NodeEvent event, Supplier<String> text) {
        if (listener != null) {
            listener.happened(world.nowNanos(), node.number(), event, text.get());
        }
    }

    void serves(int client, int event) {
        if (listener != null && event >= 0) {
            listener.serves(world.nowNanos(), client, event);
        }
    }

    /** What readers call the one at an address. */
    static String name(int address, List<SimulatedNode> nodes) {
        return address >= 0 && address < nodes.size() ? nodes.get(address).name() : "c" + address;
    }
}
