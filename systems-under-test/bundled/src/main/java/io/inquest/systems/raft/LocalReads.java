package io.inquest.systems.raft;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.raft.ClientReply.Done;
import io.inquest.systems.raft.ClientRequest.ReadLocally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads of any node's state, once it includes what the client has seen before: see {@link ReadMode#LOCAL}. */
final class LocalReads {
    private final Outbox<RaftMessage> outbox;
    private final Applier applier;
    private final List<Waiting> waiting = new ArrayList<>();

    LocalReads(Outbox<RaftMessage> outbox, Applier applier) {
        this.outbox = outbox;
        this.applier = applier;
    }

    private record Waiting(int client, ReadLocally read) {}

    void read(int client, ReadLocally read) {
        if (read.after() <= applier.applied()) {
            answer(client, read);
        } else {
            waiting.add(new Waiting(client, read));
        }
    }

    /** More has been applied. */
    void proceed() {
        if (waiting.isEmpty()) {
            return;
        }
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.read().after() <= applier.applied()) {
                each.remove();
                answer(next.client(), next.read());
            }
        }
    }

    private void answer(int client, ReadLocally read) {
        outbox.send(client, new Done(read.number(), applier.read(read.key()), applier.applied()));
    }
}
