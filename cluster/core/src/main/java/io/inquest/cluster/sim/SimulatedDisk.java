package io.inquest.cluster.sim;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.sim.FileRecords.Cut;
import io.inquest.cluster.sim.FileRecords.Write;
import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A node's disk, which outlives the node's processes. Of what was not synced, a crash keeps for each file the first few
 * writes, as many as chance will have it: files do not reach a real disk in step with each other. A sync that is asked
 * for later never ends earlier.
 */
final class SimulatedDisk {
    private final VirtualWorld world;
    private final SeededRandom random;
    private final Latency latency;
    private final DiskDamages damages;
    private final Map<String, FileRecords> files = new LinkedHashMap<>();
    private final ArrayDeque<Write> unsynced = new ArrayDeque<>();
    private long writes;
    private long lastSyncEndNanos;
    private long lives;
    /** Why the process that runs now can use the disk no more, or null. */
    private DiskException broken;

    private boolean stopped;

    /** @param damageChances what damages draw from, so that a disk without any draws nothing more */
    SimulatedDisk(VirtualWorld world, SeededRandom random, Latency latency, Supplier<SeededRandom> damageChances) {
        this.world = world;
        this.random = random;
        this.latency = latency;
        this.damages = new DiskDamages(damageChances);
    }

    List<byte[]> read(String file) {
        requireUsable();
        FileRecords found = files.get(file);
        List<byte[]> records = found == null ? List.of() : found.seen;
        if (!damages.none()) {
            damages.requireReadable(file, records);
        }
        return copy(records);
    }

    void append(String file, byte[] record) {
        requireUsable();
        if (!damages.none()) {
            damages.requireWritable(file, RecordFormat.HEADER_BYTES + record.length, () -> 0);
        }
        add(new Write(++writes, file(file), record.clone(), null));
    }

    void replace(String file, List<byte[]> records) {
        requireUsable();
        if (!damages.none()) {
            damages.requireWritable(file, FileRecords.bytes(records), () -> FileRecords.bytes(file(file).seen));
        }
        add(new Write(++writes, file(file), null, copy(records)));
    }

    private void add(Write write) {
        write.show();
        unsynced.add(write);
    }

    /**
     * Calls back when all writes so far are durable, with null, or when it is known that they are not, with the reason;
     * whether the process that asked still lives is the other's affair.
     */
    void sync(Consumer<DiskException> ended) {
        requireUsable();
        long upTo = writes;
        long life = lives;
        long nanos = Math.max(1, latency.sampleNanos(random));
        if (!damages.none()) {
            nanos += damages.addedSyncNanos();
        }
        long end = Math.max(lastSyncEndNanos, world.nowNanos() + nanos);
        lastSyncEndNanos = end;
        world.at(end, () -> {
            if (life == lives && broken == null && !damages.none()) {
                broken = damages.syncFailure();
            }
            if (broken == null) {
                harden(upTo);
            }
            ended.accept(broken);
        });
    }

    /** The process is gone, and with it what had not reached the disk. */
    void crash() {
        lives++;
        broken = null;
        if (damages.haveSlowed()) {
            lastSyncEndNanos = Math.min(lastSyncEndNanos, world.nowNanos()); // nobody waits for the syncs held up
        }
        DiskDamage.PowerCut unusual = damages.powerCut();
        if (unusual == null) {
            crashAsUsual();
        } else {
            for (FileRecords file : files.values()) {
                List<Write> own = file.own(unsynced);
                if (!own.isEmpty()) {
                    damages.countCut(
                            unusual.torn() ? FileRecords.tear(own, damages.random()) : FileRecords.keep(own, 0));
                }
            }
        }
        unsynced.clear();
        forget();
    }

    /** What the next process is to see. */
    private void forget() {
        for (FileRecords file : files.values()) {
            file.seen = new ArrayList<>(file.durable);
        }
        for (Write write : unsynced) { // of a process that ended without a power cut
            write.show();
        }
    }

    private void crashAsUsual() {
        for (FileRecords file : files.values()) {
            file.unsynced = 0;
        }
        for (Write write : unsynced) {
            write.file().unsynced++;
        }
        for (FileRecords file : files.values()) {
            file.surviving = file.unsynced == 0 ? 0 : random.nextInt(file.unsynced + 1);
            damages.countCut(new Cut(file.unsynced - file.surviving, false));
        }
        for (Write write : unsynced) {
            if (write.file().surviving-- > 0) {
                write.harden();
            }
        }
    }

    void damage(DiskDamage damage) {
        damages.begin(damage, files.values());
    }

    /** Whether there was one equal to this, that is no more. */
    boolean mend(DiskDamage damage) {
        return damages.end(damage, files.values());
    }

    DiskCounts counts() {
        return damages.counts();
    }

    /** How many writes are not durable for certain. */
    int unsynced() {
        return unsynced.size();
    }

    /**
     * A process begins to use the disk, and sees what is there: also what the last one wrote and did not sync, if there
     * was no crash between them. Of what that could not make durable nobody knows what is there, as after a crash.
     */
    void started() {
        stopped = false;
        lives++;
        if (broken != null) {
            crash();
        }
        forget();
    }

    /** The process that used the disk ended because of it. */
    void stoppedProcess() {
        stopped = true;
        damages.countStopped();
    }

    /** Whether the disk stopped the last process there was. */
    boolean hasStopped() {
        return stopped;
    }

    private void requireUsable() {
        if (broken != null) {
            throw broken;
        }
    }

    private void harden(long upTo) {
        while (!unsynced.isEmpty() && unsynced.peek().number() <= upTo) {
            unsynced.poll().harden();
        }
    }

    private FileRecords file(String name) {
        return files.computeIfAbsent(name, key -> new FileRecords());
    }

    private static List<byte[]> copy(List<byte[]> records) {
        List<byte[]> copy = new ArrayList<>(records.size());
        for (byte[] record : records) {
            copy.add(record.clone());
        }
        return copy;
    }
}
