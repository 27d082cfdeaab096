package io.inquest.systems.primarybackup;

/** How many nodes must hold an update durably, its primary among them, before it takes effect and is acknowledged. */
interface Copies {
    /**
     * @param majority how many nodes are a majority
     * @param waitedNanos how long the oldest update that has not taken effect has waited; 0 if there is none
     * @param aBackupHasAll whether some backup is known to hold all that the primary has
     */
    int needed(int majority, long waitedNanos, boolean aBackupHasAll);

    /** A majority: whatever is acknowledged outlives the loss of any minority. */
    final class Sync implements Copies {
        @Override
        public int needed(int majority, long waitedNanos, boolean aBackupHasAll) {
            return majority;
        }
    }

    /**
     * The primary and one backup; but it does not wait for ever. When an update has waited too long it goes on alone,
     * until some backup has caught up.
     */
    final class SemiSync implements Copies {
        private final long waitNanosMax;
        private boolean alone;

        SemiSync(long waitNanosMax) {
            this.waitNanosMax = waitNanosMax;
        }

        @Override
        public int needed(int majority, long waitedNanos, boolean aBackupHasAll) {
            alone = !aBackupHasAll && (alone || waitedNanos >= waitNanosMax);
            return alone ? 1 : 2;
        }
    }

    /** The primary alone. */
    final class Async implements Copies {
        @Override
        public int needed(int majority, long waitedNanos, boolean aBackupHasAll) {
            return 1;
        }
    }
}
