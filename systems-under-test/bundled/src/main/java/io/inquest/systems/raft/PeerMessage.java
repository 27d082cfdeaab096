package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import java.util.List;

/**
 * What nodes say to each other: the calls of Ongaro's thesis (Consensus: Bridging Theory and Practice, 2014), each with
 * its sender's term.
 */
sealed interface PeerMessage extends Message {
    long term();

    void deliver(int from, Handler handler);

    /** One method a message. */
    interface Handler {
        void voteRequest(int from, VoteRequest request);

        void voteReply(int from, VoteReply reply);

        void appendEntries(int from, AppendEntries append);

        void appendReply(int from, AppendReply reply);

        void installSnapshot(int from, InstallSnapshot install);
    }

    /**
     * Asks for a vote, or whether there would be one (section 9.6).
     *
     * @param term the term that is stood for; of a pre-vote, the one that would be
     * @param pre whether this only asks, and binds nobody
     */
    record VoteRequest(long term, boolean pre, long lastIndex, long lastTerm) implements PeerMessage {
        @Override
        public String brief() {
            return (pre ? "pre-vote, term " : "vote, term ") + term + "?";
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.voteRequest(from, this);
        }
    }

    /** @param term the term asked for if granted, else the voter's own */
    record VoteReply(long term, boolean pre, boolean granted) implements PeerMessage {
        @Override
        public String brief() {
            return (granted ? "yes, term " : "no, term ") + term;
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.voteReply(from, this);
        }
    }

    /**
     * Entries that follow the one before them, or none: a heartbeat.
     *
     * @param commit how far the leader knows the log to be committed
     * @param round the leader's latest round of heartbeats, which the reply repeats
     */
    record AppendEntries(long term, long prevIndex, long prevTerm, List<Entry> entries, long commit, long round)
            implements PeerMessage {
        @Override
        public String brief() {
            return entries.isEmpty()
                    ? "commit " + commit
                    : (prevIndex + 1) + ": "
                            + Brief.of(entries.get(0).command())
                            + (entries.size() > 1 ? " and " + (entries.size() - 1) + " more" : "");
        }

        @Override
        public boolean isRoutine() {
            return entries.isEmpty();
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.appendEntries(from, this);
        }
    }

    /**
     * Answers both {@link AppendEntries} and {@link InstallSnapshot}.
     *
     * @param index if it matched, up to where the logs are now the same, durably; else where they may yet match
     */
    record AppendReply(long term, boolean matched, long index, long round) implements PeerMessage {
        @Override
        public String brief() {
            return matched ? "has " + index : "lacks some, try " + index;
        }

        @Override
        public boolean isRoutine() {
            return matched;
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.appendReply(from, this);
        }
    }

    /** The state in place of entries that the leader no longer has, in one piece. */
    record InstallSnapshot(long term, Snapshot snapshot, long round) implements PeerMessage {
        @Override
        public String brief() {
            return "snapshot to " + snapshot.index();
        }

        @Override
        public void deliver(int from, Handler handler) {
            handler.installSnapshot(from, this);
        }
    }
}
