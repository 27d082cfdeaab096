package io.inquest.cluster.ability;

/**
 * What damages have done to a node's disk and to its processes, since the beginning.
 *
 * @param syncsSlowed syncs that a slow disk made longer
 * @param bytesRefused what a full disk had no room for
 * @param callsFailed reads, writes and syncs of a failing disk that failed
 * @param writesLost unsynced writes that were gone after a power cut
 * @param recordsTorn records of which a power cut left a part, found by their checksums and cut off
 * @param recordsFlipped durable records with a flipped bit
 * @param flipsDetected reads that failed because of one
 * @param flipsRead records with a flipped bit that a program was handed
 * @param processesStopped processes that ended because of what the disk did not do
 */
public record DiskCounts(
        long syncsSlowed,
        long bytesRefused,
        long callsFailed,
        long writesLost,
        long recordsTorn,
        long recordsFlipped,
        long flipsDetected,
        long flipsRead,
        long processesStopped) {
    public static final DiskCounts NONE = new DiskCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public DiskCounts plus(DiskCounts other) {
        return new DiskCounts(
                syncsSlowed + other.syncsSlowed,
                bytesRefused + other.bytesRefused,
                callsFailed + other.callsFailed,
                writesLost + other.writesLost,
                recordsTorn + other.recordsTorn,
                recordsFlipped + other.recordsFlipped,
                flipsDetected + other.flipsDetected,
                flipsRead + other.flipsRead,
                processesStopped + other.processesStopped);
    }

    public DiskCounts minus(DiskCounts other) {
        return new DiskCounts(
                syncsSlowed - other.syncsSlowed,
                bytesRefused - other.bytesRefused,
                callsFailed - other.callsFailed,
                writesLost - other.writesLost,
                recordsTorn - other.recordsTorn,
                recordsFlipped - other.recordsFlipped,
                flipsDetected - other.flipsDetected,
                flipsRead - other.flipsRead,
                processesStopped - other.processesStopped);
    }
}
