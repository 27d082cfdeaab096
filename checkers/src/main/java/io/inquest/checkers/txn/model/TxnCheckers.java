package io.inquest.checkers.txn.model;

import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;

/** The checkers of the models that forbid anomalies, one for each. */
public final class TxnCheckers {
    private TxnCheckers() {}

    /** {@code read-uncommitted}. */
    public static final class ReadUncommitted extends TxnChecker {
        public ReadUncommitted() {
            super(
                    TxnModel.READ_UNCOMMITTED,
                    "Writes of transactions are not interleaved: those of one come before those of the other on all"
                            + " keys.");
        }
    }

    /** {@code strong-session-read-uncommitted}. */
    public static final class StrongSessionReadUncommitted extends TxnChecker {
        public StrongSessionReadUncommitted() {
            super(
                    TxnModel.READ_UNCOMMITTED.with(TxnOrder.SESSION),
                    "Writes of transactions are not interleaved: those of one come before those of the other on all"
                            + " keys; those of a process in its order.");
        }
    }

    /** {@code strong-read-uncommitted}. */
    public static final class StrongReadUncommitted extends TxnChecker {
        public StrongReadUncommitted() {
            super(
                    TxnModel.READ_UNCOMMITTED.with(TxnOrder.REAL_TIME),
                    "Writes of transactions are not interleaved: those of one come before those of the other on all"
                            + " keys; what completed comes before what was invoked later.");
        }
    }

    /** {@code read-committed}. */
    public static final class ReadCommitted extends TxnChecker {
        public ReadCommitted() {
            super(
                    TxnModel.READ_COMMITTED,
                    "Transactions read only what committed ones left behind, and information flows in one direction.");
        }
    }

    /** {@code strong-session-read-committed}. */
    public static final class StrongSessionReadCommitted extends TxnChecker {
        public StrongSessionReadCommitted() {
            super(
                    TxnModel.READ_COMMITTED.with(TxnOrder.SESSION),
                    "Transactions read only what committed ones left behind, and information flows in one direction;"
                            + " those of a process in its order.");
        }
    }

    /** {@code strong-read-committed}. */
    public static final class StrongReadCommitted extends TxnChecker {
        public StrongReadCommitted() {
            super(
                    TxnModel.READ_COMMITTED.with(TxnOrder.REAL_TIME),
                    "Transactions read only what committed ones left behind, and information flows in one direction;"
                            + " what completed comes before what was invoked later.");
        }
    }

    /** {@code read-atomic}. */
    public static final class ReadAtomic extends TxnChecker {
        public ReadAtomic() {
            super(TxnModel.READ_ATOMIC, "A transaction sees all of another one or nothing of it.");
        }
    }

    /** {@code strong-session-read-atomic}. */
    public static final class StrongSessionReadAtomic extends TxnChecker {
        public StrongSessionReadAtomic() {
            super(
                    TxnModel.READ_ATOMIC.with(TxnOrder.SESSION),
                    "A transaction sees all of another one or nothing of it; those of a process in its order.");
        }
    }

    /** {@code strong-read-atomic}. */
    public static final class StrongReadAtomic extends TxnChecker {
        public StrongReadAtomic() {
            super(
                    TxnModel.READ_ATOMIC.with(TxnOrder.REAL_TIME),
                    "A transaction sees all of another one or nothing of it; what completed comes before what was"
                            + " invoked later.");
        }
    }

    /** {@code parallel-snapshot-isolation}. */
    public static final class ParallelSnapshotIsolation extends TxnChecker {
        public ParallelSnapshotIsolation() {
            super(
                    TxnModel.PARALLEL_SNAPSHOT_ISOLATION,
                    "Transactions read from snapshots and lose no updates; snapshots may differ in the order of"
                            + " unrelated writes.");
        }
    }

    /** {@code strong-session-parallel-snapshot-isolation}. */
    public static final class StrongSessionParallelSnapshotIsolation extends TxnChecker {
        public StrongSessionParallelSnapshotIsolation() {
            super(
                    TxnModel.PARALLEL_SNAPSHOT_ISOLATION.with(TxnOrder.SESSION),
                    "Transactions read from snapshots and lose no updates; snapshots may differ in the order of"
                            + " unrelated writes; those of a process in its order.");
        }
    }

    /** {@code strong-parallel-snapshot-isolation}. */
    public static final class StrongParallelSnapshotIsolation extends TxnChecker {
        public StrongParallelSnapshotIsolation() {
            super(
                    TxnModel.PARALLEL_SNAPSHOT_ISOLATION.with(TxnOrder.REAL_TIME),
                    "Transactions read from snapshots and lose no updates; snapshots may differ in the order of"
                            + " unrelated writes; what completed comes before what was invoked later.");
        }
    }

    /** {@code snapshot-isolation}. */
    public static final class SnapshotIsolation extends TxnChecker {
        public SnapshotIsolation() {
            super(
                    TxnModel.SNAPSHOT_ISOLATION,
                    "Transactions read from one line of snapshots, and no two that write the same key run side by"
                            + " side.");
        }
    }

    /** {@code strong-session-snapshot-isolation}. */
    public static final class StrongSessionSnapshotIsolation extends TxnChecker {
        public StrongSessionSnapshotIsolation() {
            super(
                    TxnModel.SNAPSHOT_ISOLATION.with(TxnOrder.SESSION),
                    "Transactions read from one line of snapshots, and no two that write the same key run side by"
                            + " side; those of a process in its order.");
        }
    }

    /** {@code strong-snapshot-isolation}. */
    public static final class StrongSnapshotIsolation extends TxnChecker {
        public StrongSnapshotIsolation() {
            super(
                    TxnModel.SNAPSHOT_ISOLATION.with(TxnOrder.REAL_TIME),
                    "Transactions read from one line of snapshots, and no two that write the same key run side by"
                            + " side; what completed comes before what was invoked later.");
        }
    }

    /** {@code repeatable-read}. */
    public static final class RepeatableRead extends TxnChecker {
        public RepeatableRead() {
            super(
                    TxnModel.REPEATABLE_READ,
                    "What a transaction has read stays so until it ends; of reads and writes of keys the same as"
                            + " serializable.");
        }
    }

    /** {@code strong-session-repeatable-read}. */
    public static final class StrongSessionRepeatableRead extends TxnChecker {
        public StrongSessionRepeatableRead() {
            super(
                    TxnModel.REPEATABLE_READ.with(TxnOrder.SESSION),
                    "What a transaction has read stays so until it ends; of reads and writes of keys the same as"
                            + " serializable; those of a process in its order.");
        }
    }

    /** {@code strong-repeatable-read}. */
    public static final class StrongRepeatableRead extends TxnChecker {
        public StrongRepeatableRead() {
            super(
                    TxnModel.REPEATABLE_READ.with(TxnOrder.REAL_TIME),
                    "What a transaction has read stays so until it ends; of reads and writes of keys the same as"
                            + " serializable; what completed comes before what was invoked later.");
        }
    }

    /** {@code serializable}. */
    public static final class Serializable extends TxnChecker {
        public Serializable() {
            super(TxnModel.SERIALIZABLE, "Transactions take effect as if one ran after the other.");
        }
    }

    /** {@code strong-session-serializable}. */
    public static final class StrongSessionSerializable extends TxnChecker {
        public StrongSessionSerializable() {
            super(
                    TxnModel.SERIALIZABLE.with(TxnOrder.SESSION),
                    "Transactions take effect as if one ran after the other; those of a process in its order.");
        }
    }

    /** {@code strict-serializable}. */
    public static final class StrictSerializable extends TxnChecker {
        public StrictSerializable() {
            super(
                    TxnModel.SERIALIZABLE.with(TxnOrder.REAL_TIME),
                    "Transactions take effect as if one ran after the other; what completed comes before what was"
                            + " invoked later.");
        }
    }
}
