package io.inquest.systems.raft;

import java.util.List;
import java.util.stream.Stream;

/** How reads are served (Ongaro's thesis, chapter 6.4). */
enum ReadMode {
    /** As entries of the log, like updates. */
    LOG("log", "linearizable"),
    /** By the leader, once a majority has confirmed that it still leads. */
    READ_INDEX("read-index", "linearizable"),
    /** By the leader, while a majority's last confirmation cannot have expired by any clock within the drift bound. */
    LEASE("lease", "linearizable"),
    /**
     * By any node, from what it has applied, once that includes all that this client has seen. Sequential: order the
     * updates by log index and each read after the last entry that it saw the effect of. That is legal, and it contains
     * each session's order, because a client's reads never see less than it has seen before, and its updates enter the
     * log after all that was committed when it invoked them. Not linearizable: a node may lag behind.
     */
    LOCAL("local", "sequential");

    private final String option;
    private final String model;

    ReadMode(String option, String model) {
        this.option = option;
        this.model = model;
    }

    /** Its name on the command line. */
    String option() {
        return option;
    }

    /** The strongest consistency model that it keeps. */
    String model() {
        return model;
    }

    static List<String> options() {
        return Stream.of(values()).map(ReadMode::option).toList();
    }

    /** @throws IllegalArgumentException if there is no such mode */
    static ReadMode of(String option) {
        for (ReadMode mode : values()) {
            if (mode.option.equals(option)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("--reads is one of " + String.join(", ", options()) + ", not " + option);
    }
}
