package io.inquest.systems.raft;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Result;
import java.util.ArrayDeque;

/**
 * Reads of the leader's state (thesis, section 6.4): once it holds all that was committed when the read came, and a
 * majority has confirmed, after that, that no other leads.
 */
class ReadIndex implements Reads {
    /** The round of a read that waits for no confirmation. */
    static final long NO_ROUND = 0;

    private final Outbox<Message> outbox;
    private final RaftPolicy policy;
    private final Applier applier;
    private final Replication replication;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    ReadIndex(Outbox<Message> outbox, RaftPolicy policy, Applier applier, Replication replication) {
        this.outbox = outbox;
        this.policy = policy;
        this.applier = applier;
        this.replication = replication;
    }

    /**
     * @param round the round of heartbeats that a majority must have answered
     * @param index the entry that must have been applied
     */
    private record Waiting(int client, long number, Object key, long round, long index) {}

    @Override
    public void read(int client, long number, Object key) {
        long index = policy.readIndex(applier.commit(), replication.termBegin());
        waiting.add(new Waiting(client, number, key, confirmingRound(), index));
        proceed();
    }

    /** The round that confirms a read that comes now. */
    long confirmingRound() {
        return policy.confirmsReads() ? replication.roundFromNow() : NO_ROUND;
    }

    @Override
    public void proceed() {
        for (Waiting first = waiting.peek(); first != null && isReady(first); first = waiting.peek()) {
            waiting.poll();
            Result result = applier.read(first.key());
            outbox.send(first.client(), new Done(first.number(), result, applier.applied()));
        }
        Waiting first = waiting.peek();
        if (first != null && first.round() > replication.confirmedRound()) {
            replication.roundFromNow();
        }
    }

    private boolean isReady(Waiting read) {
        return read.round() <= replication.confirmedRound() && read.index() <= applier.applied();
    }

    @Override
    public void deposed() {
        for (Waiting read : waiting) {
            outbox.send(read.client(), new Lost(read.number()));
        }
        waiting.clear();
    }
}
