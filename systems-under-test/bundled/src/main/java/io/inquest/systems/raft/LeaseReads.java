package io.inquest.systems.raft;

import io.inquest.cluster.program.Clock;
import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.Message;

/**
 * Reads of the leader's state without asking anybody while its lease lasts (thesis, section 6.4.1), and otherwise as
 * {@link ReadIndex}. Wall clocks play no part.
 */
final class LeaseReads extends ReadIndex {
    private final Clock clock;
    private final Replication replication;

    LeaseReads(Outbox<Message> outbox, RaftPolicy policy, Applier applier, Replication replication, Clock clock) {
        super(outbox, policy, applier, replication);
        this.clock = clock;
        this.replication = replication;
    }

    @Override
    long confirmingRound() {
        return replication.hasLease(clock.monotonicNanos()) ? NO_ROUND : super.confirmingRound();
    }
}
