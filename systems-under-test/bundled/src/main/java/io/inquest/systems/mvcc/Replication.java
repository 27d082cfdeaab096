package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.util.Arrays;

/** What the primary does for its replicas: sends them its log, as far as it is durable, and again what they do not have. */
final class Replication {
    /** How many commits go into one message. */
    private static final int COMMITS_MAX = 500;

    private final Outbox<Message> outbox;
    private final int self;
    private final Storage storage;
    /** Up to where each node is known to have the log. */
    private final long[] held;
    /** Up to where each node was sent the log. */
    private final long[] sent;

    Replication(Outbox<Message> outbox, int self, int nodes, Storage storage) {
        this.outbox = outbox;
        this.self = self;
        this.storage = storage;
        held = new long[nodes];
        sent = new long[nodes];
        // one that restarts learns from their answers what they have
        Arrays.fill(held, Long.MAX_VALUE);
    }

    /** More of the log is durable. */
    void proceed() {
        for (int node = 0; node < held.length; node++) {
            if (node != self && held[node] != Long.MAX_VALUE && sent[node] < storage.durable()) {
                send(node, sent[node]);
            }
        }
    }

    /** Shows the replicas that the primary lives and how far its log reaches, and sends again what may have been lost. */
    void beat() {
        for (int node = 0; node < held.length; node++) {
            if (node != self) {
                send(node, Math.min(held[node], storage.durable()));
            }
        }
    }

    void replicated(int from, Replicated reply) {
        if (reply.epoch() != storage.epoch()) {
            return;
        }
        boolean isNews = held[from] == Long.MAX_VALUE;
        held[from] = reply.applied();
        if (isNews || !reply.fits()) {
            sent[from] = reply.applied();
        }
        if (sent[from] < storage.durable()) {
            send(from, sent[from]);
        }
    }

    private void send(int node, long index) {
        Replicate message = new Replicate(storage.epoch(), index, storage.after(index, COMMITS_MAX), storage.durable());
        sent[node] = Math.max(sent[node], index + message.commits().size());
        outbox.send(node, message);
    }
}
