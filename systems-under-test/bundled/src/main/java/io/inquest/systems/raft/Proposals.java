package io.inquest.systems.raft;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.raft.ClientReply.Done;
import io.inquest.systems.raft.ClientReply.Lost;
import java.util.ArrayDeque;

/** The commands that this node, as leader, has put into its log, and whose clients wait. */
final class Proposals {
    private final Outbox<RaftMessage> outbox;
    private final RaftPolicy policy;
    private final Standing standing;
    private final Storage storage;
    private final Replication replication;
    private final ArrayDeque<Proposal> waiting = new ArrayDeque<>();

    Proposals(
            Outbox<RaftMessage> outbox,
            RaftPolicy policy,
            Standing standing,
            Storage storage,
            Replication replication) {
        this.outbox = outbox;
        this.policy = policy;
        this.standing = standing;
        this.storage = storage;
        this.replication = replication;
    }

    private record Proposal(long index, Entry entry) {}

    void propose(int client, long number, Command command) {
        Entry entry = new Entry(standing.term(), client, number, command);
        // waits from before it is appended: a leader without followers may commit at once
        long index = replication.nextIndex();
        if (policy.acknowledgesUncommitted() && command instanceof Command.Write) {
            replication.append(entry);
            storage.whenDurable(() -> outbox.send(client, new Done(number, Result.DONE, index)));
            return;
        }
        waiting.add(new Proposal(index, entry));
        replication.append(entry);
    }

    /** @param result what the entry returned; null if its client has gone on */
    void applied(long index, Entry entry, Result result) {
        Proposal first = waiting.peek();
        if (first == null || first.index() > index) {
            return;
        }
        waiting.poll();
        if (!first.entry().equals(entry)) {
            outbox.send(first.entry().client(), new Lost(first.entry().number()));
        } else if (result != null) {
            outbox.send(entry.client(), new Done(entry.number(), result, index));
        }
    }

    /** This node leads no more: nobody knows what becomes of these. */
    void deposed() {
        for (Proposal proposal : waiting) {
            outbox.send(proposal.entry().client(), new Lost(proposal.entry().number()));
        }
        waiting.clear();
    }
}
