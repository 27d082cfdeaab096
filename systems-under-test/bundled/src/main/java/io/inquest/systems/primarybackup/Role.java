package io.inquest.systems.primarybackup;

/** What a node is in the view it is in. */
enum Role {
    BACKUP,
    /** Asks whether others miss the primary too; still a backup in all else. */
    ASKING,
    /** Has entered a view of its own, and waits for a majority to follow. */
    CANDIDATE,
    PRIMARY
}
