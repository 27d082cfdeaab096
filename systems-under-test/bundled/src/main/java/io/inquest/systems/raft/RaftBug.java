package io.inquest.systems.raft;

import io.inquest.systems.Bug;
import java.util.List;
import java.util.stream.Stream;

/** The bugs that the store can be given: each a policy that decides one thing wrongly. */
enum RaftBug {
    STALE_READS(
            "stale-reads",
            "The leader serves reads from its state without asking whether it still leads (implies --reads read-index)",
            new StaleReads()),
    NO_VOTE_FSYNC(
            "no-vote-fsync",
            "Terms and votes never reach the disk: a node that crashes has forgotten them",
            new NoVoteFsync()),
    COMMIT_OLD_TERM(
            "commit-old-term",
            "A leader commits entries of earlier terms once a majority holds them (figure 8 of the Raft paper)",
            new CommitOldTerm()),
    ACK_BEFORE_COMMIT(
            "ack-before-commit",
            "The leader acknowledges a write when only it has written it down",
            new AckBeforeCommit()),
    SKIP_LOG_CHECK("skip-log-check", "Nodes vote for a candidate whose log lacks what theirs has", new SkipLogCheck()),
    LEASE_IGNORES_DRIFT(
            "lease-ignores-drift",
            "A lease is counted from when answers come, as if all nodes' clocks and timers ran alike (implies --reads"
                    + " lease)",
            new LeaseIgnoresDrift());

    private final Bug bug;
    private final RaftPolicy policy;

    RaftBug(String name, String summary, RaftPolicy policy) {
        this.bug = new Bug(name, summary);
        this.policy = policy;
    }

    static List<Bug> all() {
        return Stream.of(values()).map(bug -> bug.bug).toList();
    }

    /**
     * The policy of a bug, or the right one for null.
     *
     * @throws IllegalArgumentException if there is no such bug
     */
    static RaftPolicy policy(String name) {
        if (name == null) {
            return new RaftPolicy();
        }
        for (RaftBug bug : values()) {
            if (bug.bug.name().equals(name)) {
                return bug.policy;
            }
        }
        throw new IllegalArgumentException("raft has no bug " + name + ": it has "
                + String.join(", ", all().stream().map(Bug::name).toList()));
    }

    private static final class StaleReads extends RaftPolicy {
        @Override
        ReadMode readMode(ReadMode asked) {
            return ReadMode.READ_INDEX;
        }

        @Override
        boolean confirmsReads() {
            return false;
        }
    }

    private static final class NoVoteFsync extends RaftPolicy {
        @Override
        boolean keepsVotes() {
            return false;
        }
    }

    /** Without the first entry of a term, which would hide it: a leader commits that together with what precedes it. */
    private static final class CommitOldTerm extends RaftPolicy {
        @Override
        boolean beginsTermWithEntry() {
            return false;
        }

        @Override
        boolean commitsByCounting(long entryTerm, long currentTerm) {
            return true;
        }

        @Override
        long readIndex(long commit, long termBegin) {
            return commit;
        }
    }

    private static final class AckBeforeCommit extends RaftPolicy {
        @Override
        boolean acknowledgesUncommitted() {
            return true;
        }
    }

    private static final class SkipLogCheck extends RaftPolicy {
        @Override
        boolean mayVoteFor(long lastIndex, long lastTerm, long ownLastIndex, long ownLastTerm) {
            return true;
        }
    }

    /** The leader takes its followers to wait as long as the longest timer does, by its own clock. */
    private static final class LeaseIgnoresDrift extends RaftPolicy {
        @Override
        ReadMode readMode(ReadMode asked) {
            return ReadMode.LEASE;
        }

        @Override
        long leaseEndNanos(long sentNanos, long answeredNanos, RaftConfig config) {
            return answeredNanos + config.electionTimeoutNanosMax();
        }
    }
}
