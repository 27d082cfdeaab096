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

    /**
     * What becomes of a message that is sent now: the proof that a link was cut, and that it is whole again.
     *
     * @return fails, saying why, if none could be sent: then nothing is known of the link
     */
    CompletionStage<Passage> probe(Link link);

    /** Whether a message that is sent now arrives; fails as {@link #probe} does. */
    default CompletionStage<Boolean> passes(Link link) {
        return probe(link).thenApply(passage -> passage == Passage.ARRIVED);
    }
}
