package io.inquest.systems.primarybackup;

import io.inquest.systems.Bug;
import java.util.List;
import java.util.stream.Stream;

/** The bugs that the store can be given: each a policy that decides one thing wrongly. */
enum PrimaryBackupBug {
    SPLIT_BRAIN(
            "split-brain",
            "A majority of the nodes that answer counts as one of all: a backup that hears nobody takes over alone, and a"
                    + " primary that is cut off goes on",
            new SplitBrain()),
    FORGET_ON_FAILOVER(
            "forget-on-failover",
            "A new primary goes on from its own log, though a node that follows it has a newer one",
            new ForgetOnFailover());

    private final Bug bug;
    private final PrimaryBackupPolicy policy;

    PrimaryBackupBug(String name, String summary, PrimaryBackupPolicy policy) {
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
    static PrimaryBackupPolicy policy(String name) {
        if (name == null) {
            return new PrimaryBackupPolicy();
        }
        for (PrimaryBackupBug bug : values()) {
            if (bug.bug.name().equals(name)) {
                return bug.policy;
            }
        }
        throw new IllegalArgumentException("primary-backup has no bug " + name + ": it has "
                + String.join(", ", all().stream().map(Bug::name).toList()));
    }

    private static final class SplitBrain extends PrimaryBackupPolicy {
        @Override
        int majority(int nodes, int answering) {
            return answering / 2 + 1;
        }
    }

    private static final class ForgetOnFailover extends PrimaryBackupPolicy {
        @Override
        boolean takes(LogEnd theirs, LogEnd own) {
            return false;
        }
    }
}
