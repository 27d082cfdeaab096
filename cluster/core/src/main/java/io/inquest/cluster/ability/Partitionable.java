package io.inquest.cluster.ability;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** The ability to cut connections between nodes. Cuts add up: a link cut twice must be joined twice. */
public interface Partitionable {
    /** Stops all traffic on the links, one way each. */
    CompletionStage<Void> cut(Collection<Link> links);

    CompletionStage<Void> join(Collection<Link> links);

    /** How many messages were stopped on the link, since the beginning, because it was cut: the proof of a cut. */
    CompletionStage<Long> blocked(Collection<Link> links);

    /** Whether a message sent now would pass: the proof of a healing. */
    CompletionStage<Boolean> passes(Link link);
}
