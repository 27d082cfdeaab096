package io.inquest.systems.raft;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.PendingCommands;
import io.inquest.systems.keyvalue.Result;

/** Puts commands into the log of this node, as leader, and answers their clients. */
final class Proposals {
    private final Outbox<Message> outbox;
    private final RaftPolicy policy;
    private final Standing standing;
    private final Storage storage;
    private final Replication replication;
    private final PendingCommands pending;

    Proposals(Outbox<Message> outbox, RaftPolicy policy, Standing standing, Storage storage, Replication replication) {
        this.outbox = outbox;
        this.policy = policy;
        this.standing = standing;
        this.storage = storage;
        this.replication = replication;
        this.pending = new PendingCommands(outbox);
    }

    void propose(int client, long number, Command command) {
        Entry entry = new Entry(standing.term(), client, number, command);
        // waits from before it is appended: a leader without followers may commit at once
        long index = replication.nextIndex();
        if (policy.acknowledgesUncommitted() && command instanceof Command.Write) {
            replication.append(entry);
            storage.whenDurable(() -> outbox.send(client, new Done(number, Result.DONE, index)));
            return;
        }
        pending.add(index, entry);
        replication.append(entry);
    }

    /** @param result what the entry returned; null if its client has gone on */
    void applied(long index, Entry entry, Result result) {
        pending.applied(index, entry, result);
    }

    /** This node leads no more. */
    void deposed() {
        pending.deposed();
    }
}
