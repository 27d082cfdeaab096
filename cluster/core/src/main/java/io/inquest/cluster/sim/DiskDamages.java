package io.inquest.cluster.sim;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What is wrong with one simulated disk now, and what came of it so far. Its chances are drawn apart from all others. */
final class DiskDamages {
    private static final int MILLION = 1_000_000;

    private final Supplier<SeededRandom> chances;
    private SeededRandom random;
    private final List<InForce> inForce = new ArrayList<>();
    private long syncsSlowed;
    private long bytesRefused;
    private long callsFailed;
    private long writesLost;
    private long recordsTorn;
    private long recordsFlipped;
    private long flipsDetected;
    private long flipsRead;
    private long processesStopped;

    /** @param chances asked for once, when something goes wrong for the first time */
    DiskDamages(Supplier<SeededRandom> chances) {
        this.chances = chances;
    }

    private static final class InForce {
        final DiskDamage damage;
        long freeBytes;
        BitFlips flips;

        InForce(DiskDamage damage) {
            this.damage = damage;
        }
    }

    boolean none() {
        return inForce.isEmpty();
    }

    void begin(DiskDamage damage, Collection<FileRecords> files) {
        if (random == null) {
            random = chances.get();
        }
        InForce begun = new InForce(damage);
        if (damage instanceof DiskDamage.Full full) {
            begun.freeBytes = full.freeBytes();
        } else if (damage instanceof DiskDamage.Flipped flipped) {
            begun.flips = new BitFlips(flipped, files, flips(), random);
            recordsFlipped += begun.flips.count();
        }
        inForce.add(begun);
    }

    /** Ends one that is equal to this; whether there was one. */
    boolean end(DiskDamage damage, Collection<FileRecords> files) {
        for (InForce one : inForce) {
            if (one.damage.equals(damage)) {
                inForce.remove(one);
                if (one.flips != null) {
                    one.flips.undo(files);
                }
                return true;
            }
        }
        return false;
    }

    DiskCounts counts() {
        return new DiskCounts(
                syncsSlowed,
                bytesRefused,
                callsFailed,
                writesLost,
                recordsTorn,
                recordsFlipped,
                flipsDetected,
                flipsRead,
                processesStopped);
    }

    void countCut(FileRecords.Cut cut) {
        writesLost += cut.writesLost();
        recordsTorn += cut.torn() ? 1 : 0;
    }

    void countStopped() {
        processesStopped++;
    }

    /** What power cuts are like, or null if they are as usual. Torn, if both are in force. */
    DiskDamage.PowerCut powerCut() {
        DiskDamage.PowerCut found = null;
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.PowerCut cut && (found == null || cut.torn())) {
                found = cut;
            }
        }
        return found;
    }

    SeededRandom random() {
        return random;
    }

    /** @param records of the file, as they are about to be handed to the program */
    void requireReadable(String file, List<byte[]> records) {
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.Failing failing && happens(failing.readsPpm())) {
                callsFailed++;
                throw new DiskException.Failed("reading the file " + file + " failed: the disk returned an error");
            }
        }
        List<BitFlips> flips = flips();
        for (int i = 0; !flips.isEmpty() && i < records.size(); i++) {
            byte[] record = records.get(i);
            if (flips.stream().anyMatch(some -> some.shows(record))) {
                flipsDetected++;
                throw new DiskException.Corrupt("the file " + file + " is damaged: the checksum of record " + (i + 1)
                        + " of " + records.size() + " does not fit what is there");
            }
            if (flips.stream().anyMatch(some -> some.has(record))) {
                flipsRead++;
            }
        }
    }

    /**
     * @param bytes what the write takes
     * @param freed what room it makes
     */
    void requireWritable(String file, long bytes, LongSupplier freed) {
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.Failing failing && happens(failing.writesPpm())) {
                callsFailed++;
                throw new DiskException.Failed("writing the file " + file + " failed: the disk returned an error");
            }
            if (one.damage instanceof DiskDamage.Full && one.freeBytes < bytes) {
                bytesRefused += bytes;
                throw new DiskException.Full("writing " + bytes + " bytes to the file " + file
                        + " failed: the disk is full, with " + one.freeBytes + " bytes left");
            }
        }
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.Full) {
                one.freeBytes += freed.getAsLong() - bytes;
            }
        }
    }

    long addedSyncNanos() {
        long added = 0;
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.Slow slow) {
                added += random.nextLong(slow.addedNanosMin(), slow.addedNanosMax() + 1);
            }
        }
        syncsSlowed += added > 0 ? 1 : 0;
        return added;
    }

    boolean haveSlowed() {
        return syncsSlowed > 0;
    }

    /** Why a sync that is about to end fails, or null. */
    DiskException syncFailure() {
        for (InForce one : inForce) {
            if (one.damage instanceof DiskDamage.Failing failing && happens(failing.syncsPpm())) {
                callsFailed++;
                return new DiskException.Failed("a sync failed: nobody knows what of the latest writes is durable");
            }
        }
        return null;
    }

    private boolean happens(int ppm) {
        return ppm > 0 && random.nextInt(MILLION) < ppm;
    }

    private List<BitFlips> flips() {
        List<BitFlips> flips = new ArrayList<>();
        for (InForce one : inForce) {
            if (one.flips != null) {
                flips.add(one.flips);
            }
        }
        return flips;
    }
}
