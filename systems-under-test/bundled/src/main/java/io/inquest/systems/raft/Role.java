package io.inquest.systems.raft;

/** What a node is in its current term. */
enum Role {
    FOLLOWER,
    /** Asks whether it would be elected; still a follower in all else. */
    PRE_CANDIDATE,
    CANDIDATE,
    LEADER
}
