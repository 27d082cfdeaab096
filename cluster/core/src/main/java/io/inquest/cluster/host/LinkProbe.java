package io.inquest.cluster.host;

import io.inquest.cluster.ability.Passage;
import java.util.Optional;

/**
 * What was seen of packets that were to be sent over a link.
 *
 * @param passage what became of them; empty if none could be sent, or what was seen does not fit together
 * @param trouble then why, as the sender said it
 */
record LinkProbe(Optional<Passage> passage, String trouble) {
    static LinkProbe of(Passage passage) {
        return new LinkProbe(Optional.of(passage), "");
    }

    /** None was sent, so that none arrived says nothing of the link. */
    static LinkProbe unknown(String trouble) {
        return new LinkProbe(Optional.empty(), trouble);
    }

    boolean is(Passage expected) {
        return passage.equals(Optional.of(expected));
    }

    /** Whether nothing that could be sent now would change it; a packet that is lost may be lost by chance. */
    boolean isSettled() {
        return passage.isPresent() && !is(Passage.LOST);
    }

    /** With what a later try saw. One in which nothing was sent does not undo that packets were sent and lost. */
    LinkProbe then(LinkProbe later) {
        return later.passage.isEmpty() && is(Passage.LOST) ? this : later;
    }
}
