package io.inquest.cluster.ability;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The ability to make links bad: slow, narrow, lossy and so on, one way each, also between nodes and their
 * {@link Link#CLIENTS}. A link has one set of conditions at a time.
 */
public interface ShapesPackets {
    /** Why this backend cannot make such conditions; empty if it can. */
    Optional<String> refusal(PacketConditions conditions);

    /**
     * Puts the conditions on each of the links, for what is sent from now on; on all of them or on none.
     *
     * @throws IllegalStateException if one of the links has conditions already
     */
    CompletionStage<Void> shape(Collection<Link> links, PacketConditions conditions);

    /** Takes the conditions off, if there are any. What is under way already may still arrive late. */
    CompletionStage<Void> unshape(Collection<Link> links);

    /** What a message that is sent now meets: the proof of {@link #shape} and, with none, of {@link #unshape}. */
    CompletionStage<PacketConditions> conditions(Link link);

    /** What conditions did to messages on these links since the beginning, all added up: the proof of an effect. */
    CompletionStage<PacketCounts> shaped(Collection<Link> links);
}
