package io.inquest.systems.raft;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.raft.PeerMessage.VoteReply;
import io.inquest.systems.raft.PeerMessage.VoteRequest;
import java.util.BitSet;

/**
 * Elections with pre-vote (thesis, chapter 3.4 and section 9.6): when to stand, whom to vote for. A node that has heard
 * from a leader within the election timeout votes for nobody (section 4.2.3): that keeps a node that was cut off from
 * disturbing the others, and leases rest on it.
 */
final class Election {
    private static final long CAMPAIGN_NANOS = 20_000_000;

    private final NodeContext<Message> context;
    private final RaftConfig config;
    private final Standing standing;
    private final RaftLog log;
    private final Storage storage;
    private final Runnable elected;
    private final BitSet votes = new BitSet();
    private long waitingSinceNanos;
    private long heardNanos;
    private boolean hasHeard;

    /** @param elected called when this node has become leader */
    Election(
            NodeContext<Message> context,
            RaftConfig config,
            Standing standing,
            RaftLog log,
            Storage storage,
            Runnable elected) {
        this.context = context;
        this.config = config;
        this.standing = standing;
        this.log = log;
        this.storage = storage;
        this.elected = elected;
    }

    /**
     * Begins to wait for a leader. Where there are leases, a restarted node counts as one that has just heard from a
     * leader: it may have, and forgotten.
     */
    void start() {
        heard();
        hasHeard = config.reads() == ReadMode.LEASE;
        setTimer(patienceNanos());
    }

    /** A leader has been heard. */
    void heard() {
        heardNanos = now();
        waitingSinceNanos = heardNanos;
        hasHeard = true;
    }

    /** The election timer has run out: looks whether a leader was heard meanwhile, and if not, stands. */
    void timeout() {
        if (standing.leads()) {
            setTimer(patienceNanos());
            return;
        }
        long waitedNanos = now() - waitingSinceNanos;
        if (standing.role() == Role.FOLLOWER && waitedNanos < config.electionTimeoutNanos()) {
            setTimer(patienceNanos() - waitedNanos);
            return;
        }
        standing.becomePreCandidate();
        begin(true, standing.term() + 1);
    }

    void requested(int from, VoteRequest request) {
        boolean attached = isAttached();
        boolean fit = !attached
                && config.policy().mayVoteFor(request.lastIndex(), request.lastTerm(), log.lastIndex(), log.lastTerm());
        if (request.pre()) {
            boolean granted = request.term() > standing.term() && fit;
            reply(from, new VoteReply(granted ? request.term() : standing.term(), true, granted));
            return;
        }
        if (!attached) {
            standing.adopt(request.term());
        }
        boolean granted = request.term() == standing.term() && fit && standing.mayVoteFor(from);
        if (granted) {
            standing.voteFor(from);
            waitingSinceNanos = now();
        }
        reply(from, new VoteReply(standing.term(), false, granted));
    }

    void replied(int from, VoteReply reply) {
        if (!reply.granted()) {
            standing.adopt(reply.term());
            return;
        }
        boolean counts = reply.pre()
                ? standing.role() == Role.PRE_CANDIDATE && reply.term() == standing.term() + 1
                : standing.role() == Role.CANDIDATE && reply.term() == standing.term();
        if (!counts) {
            return;
        }
        votes.set(from);
        if (votes.cardinality() > context.nodes() / 2) {
            won(reply.pre());
        }
    }

    private void won(boolean pre) {
        if (pre) {
            standing.becomeCandidate(context.self());
            begin(false, standing.term());
        } else {
            standing.becomeLeader(context.self());
            elected.run();
        }
    }

    /** Asks all others, once what it says of itself is durable; its own vote comes with that. */
    private void begin(boolean pre, long term) {
        votes.clear();
        setTimer(campaignNanos());
        storage.whenDurable(() -> {
            VoteRequest request = new VoteRequest(term, pre, log.lastIndex(), log.lastTerm());
            for (int node = 0; node < context.nodes(); node++) {
                if (node != context.self()) {
                    context.outbox().send(node, request);
                }
            }
            replied(context.self(), new VoteReply(term, pre, true));
        });
    }

    private void reply(int to, VoteReply reply) {
        storage.whenDurable(() -> context.outbox().send(to, reply));
    }

    private boolean isAttached() {
        return standing.leads() || (hasHeard && now() - heardNanos < config.electionTimeoutNanos());
    }

    private long patienceNanos() {
        long least = config.electionTimeoutNanos();
        return least + context.random().nextLong(config.electionTimeoutNanosMax() - least);
    }

    /** How long to wait for votes. Short, for a pre-vote refused now may be granted when the others lose patience too. */
    private long campaignNanos() {
        return CAMPAIGN_NANOS + context.random().nextLong(2 * CAMPAIGN_NANOS);
    }

    private void setTimer(long delayNanos) {
        context.timers().set(RaftNode.ELECTION_TIMER, delayNanos);
    }

    private long now() {
        return context.clock().monotonicNanos();
    }
}
