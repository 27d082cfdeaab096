package io.inquest.systems.raft;

import io.inquest.systems.raft.Storage.Vote;

/** A node's term, its vote and role in it, and whom it knows to lead it. Term and vote go to disk as they change. */
final class Standing {
    static final int NOBODY = -1;

    private final Storage storage;
    private final RaftPolicy policy;
    private final Runnable deposed;
    private Vote vote = Vote.NONE;
    private Role role = Role.FOLLOWER;
    private int leader = NOBODY;

    /** @param deposed called when this node ceases to lead */
    Standing(Storage storage, RaftPolicy policy, Runnable deposed) {
        this.storage = storage;
        this.policy = policy;
        this.deposed = deposed;
    }

    void recover(Vote recovered) {
        vote = recovered;
    }

    long term() {
        return vote.term();
    }

    Role role() {
        return role;
    }

    boolean leads() {
        return role == Role.LEADER;
    }

    /** Who leads the current term, or {@link #NOBODY}. */
    int leader() {
        return leader;
    }

    boolean mayVoteFor(int node) {
        return vote.node() == NOBODY || vote.node() == node;
    }

    void voteFor(int node) {
        if (vote.node() != node) {
            change(new Vote(vote.term(), node));
        }
    }

    /** Enters a later term as follower of nobody yet; does nothing if the term is not later. */
    void adopt(long term) {
        if (term > vote.term()) {
            change(new Vote(term, NOBODY));
            become(Role.FOLLOWER, NOBODY);
        }
    }

    /** Follows the leader of a term that is not earlier than the current. */
    void follow(long term, int newLeader) {
        adopt(term);
        if (role != Role.FOLLOWER || leader != newLeader) {
            become(Role.FOLLOWER, newLeader);
        }
    }

    void stepDown() {
        become(Role.FOLLOWER, NOBODY);
    }

    void becomePreCandidate() {
        become(Role.PRE_CANDIDATE, NOBODY);
    }

    /** Enters the next term and votes for itself. */
    void becomeCandidate(int self) {
        change(new Vote(vote.term() + 1, self));
        become(Role.CANDIDATE, NOBODY);
    }

    void becomeLeader(int self) {
        become(Role.LEADER, self);
    }

    private void become(Role newRole, int newLeader) {
        boolean led = leads();
        role = newRole;
        leader = newLeader;
        if (led && !leads()) {
            deposed.run();
        }
    }

    private void change(Vote newVote) {
        vote = newVote;
        if (policy.keepsVotes()) {
            storage.saveVote(newVote);
        }
    }
}
