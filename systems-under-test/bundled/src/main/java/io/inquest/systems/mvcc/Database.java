package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Clock;

/** What a node holds: the effect of the log so far, and of the recent past. */
final class Database {
    private final Timeline timeline;
    private Versions versions = new Versions();

    /** @param keepNanos for how long a commit's past may still be asked for */
    Database(Clock clock, long keepNanos) {
        timeline = new Timeline(clock, keepNanos);
        timeline.begin(0);
    }

    Timeline timeline() {
        return timeline;
    }

    Versions versions() {
        return versions;
    }

    /** The index of the last commit whose effect it shows. */
    long applied() {
        return timeline.latest();
    }

    /** Lets a commit take effect that took effect before this process started. */
    void recover(Commit commit) {
        long index = applied() + 1;
        versions.install(index, commit, index);
        timeline.begin(index);
    }

    /**
     * Lets the next commit take effect.
     *
     * @param oldestInUse no transaction that is open has a snapshot that ends before this commit
     */
    void install(Commit commit, long oldestInUse) {
        long index = applied() + 1;
        versions.install(index, commit, Math.min(oldestInUse, timeline.oldest()));
        timeline.passed(index);
    }

    /** Forgets everything. */
    void clear() {
        versions = new Versions();
        timeline.begin(0);
    }
}
