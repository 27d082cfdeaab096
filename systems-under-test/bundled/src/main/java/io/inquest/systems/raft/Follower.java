package io.inquest.systems.raft;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;

/** What a node does with a leader's entries and snapshots (thesis, sections 3.5 and 5.1). */
final class Follower {
    private final NodeContext<Message> context;
    private final Standing standing;
    private final Election election;
    private final RaftLog log;
    private final Storage storage;
    private final Applier applier;

    Follower(
            NodeContext<Message> context,
            Standing standing,
            Election election,
            RaftLog log,
            Storage storage,
            Applier applier) {
        this.context = context;
        this.standing = standing;
        this.election = election;
        this.log = log;
        this.storage = storage;
        this.applier = applier;
    }

    void append(int from, AppendEntries append) {
        if (!accepts(from, append.term(), append.round())) {
            return;
        }
        if (!follows(append)) {
            long hint = Math.min(log.lastIndex(), append.prevIndex() - 1);
            reply(from, new AppendReply(append.term(), false, hint, append.round()));
            return;
        }
        long index = append.prevIndex();
        for (Entry entry : append.entries()) {
            put(++index, entry);
        }
        reply(from, new AppendReply(append.term(), true, index, append.round()));
        applier.commitTo(Math.min(append.commit(), index));
    }

    void install(int from, InstallSnapshot install) {
        if (!accepts(from, install.term(), install.round())) {
            return;
        }
        Snapshot snapshot = install.snapshot();
        if (snapshot.index() > applier.applied()) {
            log.compact(snapshot);
            storage.saveCompacted(log);
            applier.restore(snapshot);
        }
        reply(from, new AppendReply(install.term(), true, snapshot.index(), install.round()));
    }

    private boolean accepts(int from, long term, long round) {
        if (term < standing.term()) {
            reply(from, new AppendReply(standing.term(), false, 0, round));
            return false;
        }
        standing.follow(term, from);
        election.heard();
        return true;
    }

    /** Whether this log has the entry before. What a snapshot covers is committed, and so the same everywhere. */
    private boolean follows(AppendEntries append) {
        return append.prevIndex() < log.baseIndex() || log.termAt(append.prevIndex()) == append.prevTerm();
    }

    /** Only an entry of another term shows that the rest is wrong: messages come late, and twice. */
    private void put(long index, Entry entry) {
        if (index <= log.baseIndex() || log.termAt(index) == entry.term()) {
            return;
        }
        if (log.has(index)) {
            log.truncateFrom(index);
        }
        log.append(entry);
        storage.saveEntry(index, entry);
    }

    /** Answers when what the answer says is durable, unless it says it for a term that is over. */
    private void reply(int to, AppendReply reply) {
        storage.whenDurable(() -> {
            if (standing.term() == reply.term()) {
                context.outbox().send(to, reply);
            }
        });
    }
}
