package io.inquest.cluster.sim;

import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node's disk, which outlives the node's processes. Of what was not synced, a crash keeps for each file the first few
 * writes, as many as chance will have it: files do not reach a real disk in step with each other. A sync that is asked
 * for later never ends earlier.
 */
final class SimulatedDisk {
    private final VirtualWorld world;
    private final SeededRandom random;
    private final Latency latency;
    private final Map<String, FileRecords> files = new LinkedHashMap<>();
    private final ArrayDeque<Write> unsynced = new ArrayDeque<>();
    private long writes;
    private long lastSyncEndNanos;

    SimulatedDisk(VirtualWorld world, SeededRandom random, Latency latency) {
        this.world = world;
        this.random = random;
        this.latency = latency;
    }

    List<byte[]> read(String file) {
        FileRecords found = files.get(file);
        return found == null ? List.of() : copy(found.seen);
    }

    void append(String file, byte[] record) {
        FileRecords target = file(file);
        byte[] own = record.clone();
        target.seen.add(own);
        unsynced.add(new Write(++writes, target, own, null));
    }

    void replace(String file, List<byte[]> records) {
        FileRecords target = file(file);
        List<byte[]> own = copy(records);
        target.seen = new ArrayList<>(own);
        unsynced.add(new Write(++writes, target, null, own));
    }

    /** Runs the task when all writes so far are durable; whether the process that asked still lives is the task's affair. */
    void sync(Runnable durable) {
        long upTo = writes;
        long end = Math.max(lastSyncEndNanos, world.nowNanos() + Math.max(1, latency.sampleNanos(random)));
        lastSyncEndNanos = end;
        world.at(end, () -> {
            harden(upTo);
            durable.run();
        });
    }

    /** The process is gone, and with it what had not reached the disk. */
    void crash() {
        for (FileRecords file : files.values()) {
            file.unsynced = 0;
        }
        for (Write write : unsynced) {
            write.file.unsynced++;
        }
        for (FileRecords file : files.values()) {
            file.surviving = file.unsynced == 0 ? 0 : random.nextInt(file.unsynced + 1);
        }
        for (Write write : unsynced) {
            if (write.file.surviving-- > 0) {
                write.harden();
            }
        }
        unsynced.clear();
        for (FileRecords file : files.values()) {
            file.seen = new ArrayList<>(file.durable);
        }
    }

    private void harden(long upTo) {
        while (!unsynced.isEmpty() && unsynced.peek().number <= upTo) {
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

    private static final class FileRecords {
        List<byte[]> seen = new ArrayList<>();
        List<byte[]> durable = new ArrayList<>();
        int unsynced;
        int surviving;
    }

    /** An append if {@code replacement} is null. */
    private record Write(long number, FileRecords file, byte[] record, List<byte[]> replacement) {
        void harden() {
            if (replacement == null) {
                file.durable.add(record);
            } else {
                file.durable = new ArrayList<>(replacement);
            }
        }
    }
}
