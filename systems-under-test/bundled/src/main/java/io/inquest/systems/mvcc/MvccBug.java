package io.inquest.systems.mvcc;

import io.inquest.systems.Bug;
import java.util.List;
import java.util.stream.Stream;

/** The bugs that the store can be given: each a policy that decides one thing wrongly. */
enum MvccBug {
    LOST_UPDATE(
            "lost-update",
            Isolation.SNAPSHOT,
            "A transaction may update a key though another has changed it since it was read",
            LostUpdate::new),
    DIRTY_READ(
            "dirty-read",
            Isolation.READ_COMMITTED,
            "Reads see what transactions have updated that may yet abort",
            DirtyRead::new),
    INTERMEDIATE_READ(
            "intermediate-read",
            Isolation.READ_COMMITTED,
            "While a commit goes to disk, readers see what only the first of its updates of a key made of it",
            IntermediateRead::new),
    LONG_FORK(
            "long-fork",
            Isolation.SNAPSHOT,
            "Half of the clients see commits of the other half later than their own: the halves see them in different"
                    + " orders",
            LongFork::new),
    STALE_SNAPSHOT(
            "stale-snapshot",
            Isolation.STRICT_SERIALIZABLE,
            "A transaction that only reads begins on a snapshot that is a little old",
            StaleSnapshot::new),
    WRITE_SKEW_UNDER_SERIALIZABLE(
            "write-skew-under-serializable",
            Isolation.SERIALIZABLE,
            "A transaction commits though what it read of keys that it did not update has changed",
            WriteSkewUnderSerializable::new),
    FRACTURED_READ(
            "fractured-read",
            Isolation.SNAPSHOT,
            "Each key is read as it is now, not as it was when the transaction began",
            FracturedRead::new);

    private final Bug bug;
    private final Isolation least;
    private final Maker maker;

    /** @param least the lowest level that forbids what it does */
    MvccBug(String name, Isolation least, String summary, Maker maker) {
        this.bug = new Bug(name, summary);
        this.least = least;
        this.maker = maker;
    }

    /** Makes a policy for a level. */
    private interface Maker {
        MvccPolicy make(Isolation isolation, long stalenessNanos);
    }

    static List<Bug> all() {
        return Stream.of(values()).map(bug -> bug.bug).toList();
    }

    /**
     * The policy of a level with a bug, or the right one for null.
     *
     * @throws IllegalArgumentException if there is no such bug, or the level permits what it does
     */
    static MvccPolicy policy(String name, Isolation isolation, long stalenessNanos) {
        if (name == null) {
            return new MvccPolicy(isolation, stalenessNanos);
        }
        for (MvccBug bug : values()) {
            if (bug.bug.name().equals(name)) {
                bug.requireEffect(isolation);
                return bug.maker.make(isolation, stalenessNanos);
            }
        }
        throw new IllegalArgumentException("mvcc has no bug " + name + ": it has "
                + String.join(", ", all().stream().map(Bug::name).toList()));
    }

    private void requireEffect(Isolation isolation) {
        if (!isolation.isAtLeast(least)) {
            throw new IllegalArgumentException("--bug " + bug.name() + " does nothing that --isolation "
                    + isolation.option() + " forbids: take --isolation " + least.option()
                    + (least == Isolation.STRICT_SERIALIZABLE ? "" : " or a higher level"));
        }
    }

    private static final class LostUpdate extends MvccPolicy {
        LostUpdate(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        boolean mayUpdate(Snapshot snapshot, Version newest) {
            return true;
        }

        @Override
        boolean validates(boolean updated) {
            return !updated && super.validates(false);
        }
    }

    private static final class DirtyRead extends MvccPolicy {
        DirtyRead(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        boolean readsUncommitted() {
            return true;
        }
    }

    private static final class IntermediateRead extends MvccPolicy {
        IntermediateRead(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        Object shows(Version version, long durable) {
            return version.index() > durable ? version.first() : version.value();
        }
    }

    /** As two sites do that send each other their commits later: parallel snapshot isolation (Sovran et al. 2011). */
    private static final class LongFork extends MvccPolicy {
        private static final long BEHIND_NANOS = 50_000_000;

        LongFork(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        Snapshot begins(Timeline timeline, int client, boolean readsOnly, long known) {
            return new Snapshot(timeline.agoNanos(BEHIND_NANOS), timeline.latest(), client);
        }
    }

    /** A client sees at least what it has seen before: what breaks is real time, not its own order. */
    private static final class StaleSnapshot extends MvccPolicy {
        private static final long AGE_NANOS = 20_000_000;

        StaleSnapshot(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        Snapshot begins(Timeline timeline, int client, boolean readsOnly, long known) {
            return Snapshot.of(Math.max(known, timeline.agoNanos(readsOnly ? AGE_NANOS : 0)), client);
        }
    }

    private static final class WriteSkewUnderSerializable extends MvccPolicy {
        WriteSkewUnderSerializable(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        boolean validates(boolean updated) {
            return false;
        }
    }

    private static final class FracturedRead extends MvccPolicy {
        FracturedRead(Isolation isolation, long stalenessNanos) {
            super(isolation, stalenessNanos);
        }

        @Override
        Snapshot reads(Transaction transaction, Object key, Snapshot latest) {
            return transaction.reads().getOrDefault(key, latest);
        }
    }
}
