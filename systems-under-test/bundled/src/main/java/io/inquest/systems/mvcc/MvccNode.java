package io.inquest.systems.mvcc;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Replica;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.util.List;

/**
 * A node of a transactional key-value store with one primary and its replicas. The first node is the primary, always:
 * while it is down nothing commits, and when it is back it goes on from its log. Puts the parts together, and hands each
 * message to the part it concerns.
 */
final class MvccNode implements Replica, PeerMessage.Handler {
    static final int PRIMARY = 0;
    static final long BEAT_TIMER = 1;

    private final NodeContext<Message> context;
    private final MvccConfig config;
    private final boolean isPrimary;
    private final Storage storage;
    private final Database database;
    private final TransactionServer server;
    private final Replication replication;
    private final ReplicaLog replicaLog;
    private boolean started;

    MvccNode(NodeContext<Message> context, MvccConfig config) {
        this.context = context;
        this.config = config;
        isPrimary = context.self() == PRIMARY;
        storage = new Storage(context.disk());
        database = new Database(context.clock(), config.hiddenNanosMax());
        replication = new Replication(context.outbox(), context.self(), context.nodes(), storage);
        server = new TransactionServer(
                context, config, database, isPrimary ? storage : Journal.REPLICA, replication::proceed);
        replicaLog = new ReplicaLog(context.outbox(), database, server);
    }

    @Override
    public boolean leads() {
        return isPrimary && started;
    }

    /** There is one leadership, for ever. */
    @Override
    public long term() {
        return 0;
    }

    /** A replica that has not heard how far the log reaches has not come anywhere. */
    @Override
    public long applied() {
        return isPrimary || replicaLog.hasCaughtUp() ? database.applied() : -1;
    }

    /** A copy of the primary's log, as far as it is durable: for whoever looks into a store on trial. */
    List<Commit> log() {
        return storage.after(0, Integer.MAX_VALUE);
    }

    /** Nobody is told of this process before the epoch, and all that precedes it in the log, is durable. */
    @Override
    public void onStart() {
        storage.recover(database::recover);
        context.notes()
                .note(() -> (isPrimary ? "primary, with " + database.applied() + " commits" : "replica") + ", epoch "
                        + storage.epoch());
        storage.whenDurable(() -> {
            started = true;
            server.start(storage.epoch());
            beat();
        });
    }

    @Override
    public void onMessage(int from, Message message) {
        if (started) {
            ((PeerMessage) message).deliver(from, this);
        }
    }

    @Override
    public void onRequest(int client, Message message) {
        if (!started) {
            return;
        }
        MvccRequest request = (MvccRequest) message;
        if (isPrimary || replicaLog.hasCaughtUp()) {
            request.deliver(client, server);
        } else {
            context.outbox()
                    .send(client, new Aborted(request.number(), "the replica has not caught up since it started"));
        }
    }

    @Override
    public void onTimer(long timer) {
        beat();
    }

    private void beat() {
        server.tick();
        if (isPrimary) {
            replication.beat();
        }
        context.timers().set(BEAT_TIMER, config.heartbeatNanos());
    }

    @Override
    public void replicate(int from, Replicate message) {
        replicaLog.replicate(from, message);
    }

    @Override
    public void replicated(int from, Replicated message) {
        if (isPrimary) {
            replication.replicated(from, message);
        }
    }
}
