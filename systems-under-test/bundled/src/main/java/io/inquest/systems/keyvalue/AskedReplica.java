package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.Outbox;

/** A node that says how it stands to whoever asks, beside what the store has it do. */
final class AskedReplica implements Replica {
    private final Replica replica;
    private final Outbox<Message> outbox;

    AskedReplica(Replica replica, NodeContext<Message> context) {
        this.replica = replica;
        this.outbox = context.outbox();
    }

    @Override
    public void onRequest(int client, Message message) {
        if (message instanceof Status.Request request) {
            outbox.send(client, new Status.Reply(request.nanos(), Status.of(replica)));
        } else {
            replica.onRequest(client, message);
        }
    }

    @Override
    public void onStart() {
        replica.onStart();
    }

    @Override
    public void onMessage(int from, Message message) {
        replica.onMessage(from, message);
    }

    @Override
    public void onTimer(long timer) {
        replica.onTimer(timer);
    }

    @Override
    public boolean leads() {
        return replica.leads();
    }

    @Override
    public long term() {
        return replica.term();
    }

    @Override
    public long applied() {
        return replica.applied();
    }
}
