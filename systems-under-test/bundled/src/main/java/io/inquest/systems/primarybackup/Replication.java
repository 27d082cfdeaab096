package io.inquest.systems.primarybackup;

import java.util.List;
import java.util.stream.Stream;

/** When the primary acknowledges an update. */
enum Replication {
    /** When a majority holds it. Reads by the primary go through the log too, so that they are confirmed likewise. */
    SYNC("sync", true),
    /** When one backup holds it, or none did for a while. */
    SEMI_SYNC("semi-sync", false),
    /** When it holds it itself. */
    ASYNC("async", false);

    private final String option;
    private final boolean isLasting;

    Replication(String option, boolean isLasting) {
        this.option = option;
        this.isLasting = isLasting;
    }

    /** Its name on the command line. */
    String option() {
        return option;
    }

    /** Whether what was acknowledged is never undone: then an index of the log stands for one state for ever. */
    boolean isLasting() {
        return isLasting;
    }

    Copies copies(long semiSyncWaitNanos) {
        switch (this) {
            case SYNC:
                return new Copies.Sync();
            case SEMI_SYNC:
                return new Copies.SemiSync(semiSyncWaitNanos);
            default:
                return new Copies.Async();
        }
    }

    static List<String> options() {
        return Stream.of(values()).map(Replication::option).toList();
    }

    /** @throws IllegalArgumentException if there is no such mode */
    static Replication of(String option) {
        for (Replication mode : values()) {
            if (mode.option.equals(option)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "--replication is one of " + String.join(", ", options()) + ", not " + option);
    }
}
