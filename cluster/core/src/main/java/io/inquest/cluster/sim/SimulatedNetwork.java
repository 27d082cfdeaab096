package io.inquest.cluster.sim;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Passage;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.cluster.world.SeededRandom;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Carries messages between addresses: nodes first, clients after them. A message is stopped by a cut when it is sent,
 * and also when it would arrive, so a cut takes effect on what is in flight. Only links between two nodes are ever cut.
 * The conditions of a {@link PacketShaper} come before what the network itself does to a message. Whatever becomes of a
 * message is counted here, and told from here.
 */
final class SimulatedNetwork implements Partitionable {
    // a message to oneself takes the loopback: no loss, but time, or a program could stop time by talking to itself
    private static final long LOOPBACK_NANOS = 10_000;

    private final VirtualWorld world;
    private final Audience audience;
    private final SeededRandom random;
    private final NetworkOptions options;
    private final int nodes;
    private final int[] cuts;
    private final long[] blocked;
    private final PacketShaper shaper;

    private long sent;
    private long lost;
    private long duplicated;
    private long heldUp;
    private long corrupted;
    private long blockedTotal;
    private long delivered;
    private long withoutReceiver;
    private long overflowed;

    SimulatedNetwork(VirtualWorld world, int nodes, NetworkOptions options, Audience audience) {
        this.world = world;
        this.audience = audience;
        this.random = world.seededRandom("simulation/network");
        this.options = options;
        this.nodes = nodes;
        this.cuts = new int[nodes * nodes];
        this.blocked = new long[nodes * nodes];
        this.shaper = new PacketShaper(this, world, nodes);
    }

    /** Sends; the message is run when it arrives, maybe twice, maybe never. Who receives it must then ask {@link #isCut}. */
    void send(Message<?> message) {
        message.id = ++sent;
        audience.sent(message);
        if (message.from == message.to) {
            world.post(LOOPBACK_NANOS, message);
            return;
        }
        if (isCut(message)) {
            drop(message, Fate.CUT);
            return;
        }
        ShapedLink shaped = shaper.isIdle() ? null : shaper.of(message);
        if (shaped == null) {
            carry(message, 0);
        } else {
            shaped.send(message);
        }
    }

    /** @param lateNanos how much later than it would it arrives */
    void carry(Message<?> message, long lateNanos) {
        int fate = random.nextInt(1_000_000);
        long holdUpNanos = lateNanos;
        if (fate < options.lossPpm()) {
            drop(message, Fate.LOST);
            return;
        }
        fate -= options.lossPpm();
        if (fate < options.duplicationPpm()) {
            meet(message, Fate.DUPLICATED);
            world.post(options.latency().sampleNanos(random) + lateNanos, message);
        } else if (fate - options.duplicationPpm() < options.holdUpPpm()) {
            meet(message, Fate.HELD_UP);
            holdUpNanos += 1 + random.nextLong(options.holdUpNanosMax());
        }
        world.post(options.latency().sampleNanos(random) + holdUpNanos, message);
    }

    /** Whether the link that a message takes is cut now. */
    boolean isCut(Message<?> message) {
        return message.from < nodes && message.to < nodes && cuts[message.from * nodes + message.to] != 0;
    }

    /** Something becomes of a message that goes on. */
    void meet(Message<?> message, Fate fate) {
        switch (fate) {
            case DUPLICATED -> duplicated++;
            case HELD_UP -> heldUp++;
            default -> {
                // told, not counted
            }
        }
        audience.met(message, fate);
    }

    /** A message, or one of its copies, comes to nothing: the one place where any does. */
    void drop(Message<?> message, Fate reason) {
        switch (reason) {
            case LOST -> lost++;
            case CORRUPTED, UNDECODABLE -> corrupted++;
            case CUT -> {
                blocked[message.from * nodes + message.to]++;
                blockedTotal++;
            }
            case NO_RECEIVER -> withoutReceiver++;
            case QUEUE_FULL, OVERFLOW, RECEIVER_DIED -> overflowed++;
            default -> throw new IllegalArgumentException("A message that is " + reason.word() + " goes on.");
        }
        audience.met(message, reason);
    }

    /** A message is about to be handled. */
    void delivered(Message<?> message) {
        delivered++;
        audience.delivered(message);
    }

    ShapesPackets shaper() {
        return shaper;
    }

    NetworkCounts counts() {
        return new NetworkCounts(
                sent, lost, duplicated, heldUp, corrupted, blockedTotal, delivered, withoutReceiver, overflowed);
    }

    @Override
    public CompletionStage<Void> cut(Collection<Link> links) {
        for (Link link : links) {
            index(link);
        }
        for (Link link : links) {
            cuts[index(link)]++;
        }
        return CompletableFuture.completedFuture(null);
    }

    /** @throws IllegalStateException if one of the links is joined more often than it was cut; then none is joined */
    @Override
    public CompletionStage<Void> join(Collection<Link> links) {
        int[] left = cuts.clone();
        for (Link link : links) {
            if (--left[index(link)] < 0) {
                throw new IllegalStateException("The link from node " + link.from() + " to node " + link.to()
                        + " cannot be joined, for it is not cut: join each link as often as it was cut.");
            }
        }
        System.arraycopy(left, 0, cuts, 0, cuts.length);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Long> blocked(Collection<Link> links) {
        long sum = 0;
        for (Link link : links) {
            sum += blocked[index(link)];
        }
        return CompletableFuture.completedFuture(sum);
    }

    @Override
    public CompletionStage<Passage> probe(Link link) {
        return CompletableFuture.completedFuture(cuts[index(link)] == 0 ? Passage.ARRIVED : Passage.STOPPED);
    }

    private int index(Link link) {
        boolean exists = link.from() >= 0
                && link.from() < nodes
                && link.to() >= 0
                && link.to() < nodes
                && link.from() != link.to();
        if (!exists) {
            throw new IllegalArgumentException("There is no link from node " + link.from() + " to node " + link.to()
                    + ": a link joins two different nodes, numbered 0 to " + (nodes - 1) + ".");
        }
        return link.from() * nodes + link.to();
    }
}
