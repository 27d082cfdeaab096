package io.inquest.cluster.sim;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.cluster.world.SeededRandom;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which links have conditions. Its chances are drawn from a stream of its own, so that what it does not touch goes on as
 * without it. All clients together are one more end, after the nodes.
 */
final class PacketShaper implements ShapesPackets {
    private final SimulatedNetwork network;
    private final VirtualWorld world;
    private final SeededRandom random;
    private final int nodes;
    /** By sender, then receiver; null where there never were conditions. */
    private final ShapedLink[] links;

    private int shaped;

    PacketShaper(SimulatedNetwork network, VirtualWorld world, int nodes) {
        this.network = network;
        this.world = world;
        this.random = world.seededRandom("simulation/packets");
        this.nodes = nodes;
        this.links = new ShapedLink[(nodes + 1) * (nodes + 1)];
    }

    /** Whether no link has conditions. */
    boolean isIdle() {
        return shaped == 0;
    }

    /** The conditions that the message meets, or null. */
    ShapedLink of(Message<?> message) {
        ShapedLink link = links[Math.min(message.from, nodes) * (nodes + 1) + Math.min(message.to, nodes)];
        return link == null || link.conditions().isNone() ? null : link;
    }

    @Override
    public Optional<String> refusal(PacketConditions conditions) {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Void> shape(Collection<Link> shapedLinks, PacketConditions conditions) {
        for (Link link : shapedLinks) {
            ShapedLink known = links[index(link)];
            if (known != null && !known.conditions().isNone()) {
                throw new IllegalStateException("The link from " + end(link.from()) + " to " + end(link.to())
                        + " has conditions already: take them off before it is given others.");
            }
        }
        for (Link link : shapedLinks) {
            put(index(link), conditions);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> unshape(Collection<Link> shapedLinks) {
        for (Link link : shapedLinks) {
            index(link);
        }
        for (Link link : shapedLinks) {
            put(index(link), PacketConditions.NONE);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void put(int index, PacketConditions conditions) {
        if (links[index] == null) {
            links[index] = new ShapedLink(network, world, random);
        }
        ShapedLink link = links[index];
        shaped += (conditions.isNone() ? 0 : 1) - (link.conditions().isNone() ? 0 : 1);
        link.shape(conditions);
    }

    @Override
    public CompletionStage<PacketConditions> conditions(Link link) {
        ShapedLink known = links[index(link)];
        return CompletableFuture.completedFuture(known == null ? PacketConditions.NONE : known.conditions());
    }

    @Override
    public CompletionStage<PacketCounts> shaped(Collection<Link> shapedLinks) {
        PacketCounts sum = PacketCounts.ZERO;
        for (Link link : shapedLinks) {
            sum = sum.plus(counts(links[index(link)]));
        }
        return CompletableFuture.completedFuture(sum);
    }

    private static PacketCounts counts(ShapedLink link) {
        return link == null ? PacketCounts.ZERO : link.counts();
    }

    private int index(Link link) {
        if (!isEnd(link.from()) || !isEnd(link.to()) || link.from() == link.to()) {
            throw new IllegalArgumentException("There is no link from " + end(link.from()) + " to " + end(link.to())
                    + ": a link joins two different nodes, numbered 0 to " + (nodes - 1)
                    + ", or a node and the clients.");
        }
        return place(link.from()) * (nodes + 1) + place(link.to());
    }

    private boolean isEnd(int end) {
        return end == Link.CLIENTS || (end >= 0 && end < nodes);
    }

    private int place(int end) {
        return end == Link.CLIENTS ? nodes : end;
    }

    private static String end(int end) {
        return end == Link.CLIENTS ? "the clients" : "node " + end;
    }
}
