package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.world.World;
import io.inquest.systems.Repeated;

/** How nodes that are processes of their own stand: they are asked again and again. Used from the world's loop. */
final class AskedStandings implements Standings {
    private static final long PAUSE_NANOS = 100_000_000;

    private final World world;
    private final Status.Reply[] last;
    private final ClientPort<Message> port;
    private final Repeated asking;

    AskedStandings(World world, int nodes, Deployment<Message> deployment) {
        this.world = world;
        this.last = new Status.Reply[nodes];
        this.port = deployment.connect(this::note);
        this.asking = Repeated.begin(world, PAUSE_NANOS, this::ask);
    }

    @Override
    public Status of(int node, long sinceNanos) {
        Status.Reply reply = last[node];
        // when it was asked is the latest moment of which it is sure that the answer is not older
        return reply != null && reply.nanos() >= sinceNanos ? reply.status() : null;
    }

    @Override
    public void close() {
        asking.close();
        port.close();
    }

    private void ask() {
        for (int node = 0; node < last.length; node++) {
            port.send(node, new Status.Request(world.nowNanos()));
        }
    }

    private void note(int node, Message message) {
        if (message instanceof Status.Reply reply
                && (last[node] == null || reply.nanos() > last[node].nanos())
                && reply.nanos() <= world.nowNanos()) { // or what it says would hold for ever, and was not asked
            last[node] = reply;
        }
    }
}
