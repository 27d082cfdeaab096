package io.inquest.systems.primarybackup;

/** The decisions that safety hangs on, each made rightly. A bug overrides one of them. */
class PrimaryBackupPolicy {
    /**
     * How many nodes are enough to decide for all: whether a primary may take over, and whether a synchronous update has
     * been kept. Any two such sets must have a node in common.
     *
     * @param nodes how many there are
     * @param answering how many of them answer now, this one included
     */
    int majority(int nodes, int answering) {
        return nodes / 2 + 1;
    }

    /** Whether a new primary takes this log in place of its own: if it is newer. */
    boolean takes(LogEnd theirs, LogEnd own) {
        return theirs.isNewerThan(own);
    }
}
