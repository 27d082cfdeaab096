package io.inquest.systems.raft;

import io.inquest.cluster.program.Notes;
import io.inquest.systems.raft.Storage.Vote;

/** A node's term, its vote and role in it, and whom it knows to lead it. Term and vote go to disk as they change. */
final class Standing {
    static final int NOBODY = -1;

    private final Storage storage;
    private final RaftPolicy policy;
    private final Notes notes;
    private final Runnable deposed;
    private Vote vote = Vote.NONE;
    private Role role = Role.FOLLOWER;
    private int leader = NOBODY;
    private long notedTerm;

    /** @param deposed called when this node ceases to lead */
    Standing(Storage storage, RaftPolicy policy, Notes notes, Runnable deposed) {
        this.storage = storage;
        this.policy = policy;
        this.notes = notes;
        this.deposed = deposed;
    }

    void recover(Vote recovered) {
        vote = recovered;
        note();
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
            notes.note(() -> "term " + term() + ": votes for " + notes.name(node));
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
        boolean later = term > vote.term();
        if (later) {
            change(new Vote(term, NOBODY));
        }
        if (later || role != Role.FOLLOWER || leader != newLeader) {
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
        boolean news = role != newRole || leader != newLeader || notedTerm != term();
        role = newRole;
        leader = newLeader;
        if (news) {
            note();
        }
        if (led && !leads()) {
            deposed.run();
        }
    }

    private void note() {
        notedTerm = term();
        notes.note(() -> "term " + term() + ": " + standing());
    }

    private String standing() {
        return switch (role) {
            case FOLLOWER -> leader == NOBODY ? "follower of nobody" : "follower of " + notes.name(leader);
            case PRE_CANDIDATE -> "hears no leader";
            case CANDIDATE -> "candidate";
            case LEADER -> "leader";
        };
    }

    private void change(Vote newVote) {
        vote = newVote;
        if (policy.keepsVotes()) {
            storage.saveVote(newVote);
        }
    }
}
