package io.inquest.cluster.sim;

import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.world.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file of a simulated disk: as its process sees it, and as it is without what is not synced. */
final class FileRecords {
    private static final int SECTOR_BYTES = 512;

    List<byte[]> seen = new ArrayList<>();
    List<byte[]> durable = new ArrayList<>();
    /** Scratch of a crash: how many of its writes are not synced, and how many of these are still to be kept. */
    int unsynced;

    int surviving;

    /** A write that is not durable yet: an append if {@code replacement} is null. */
    record Write(long number, FileRecords file, byte[] record, List<byte[]> replacement) {
        void show() {
            if (replacement == null) {
                file.seen.add(record);
            } else {
                file.seen = new ArrayList<>(replacement);
            }
        }

        void harden() {
            if (replacement == null) {
                file.durable.add(record);
            } else {
                file.durable = new ArrayList<>(replacement);
            }
        }
    }

    /** What a power cut did to one file. */
    record Cut(int writesLost, boolean torn) {}

    /** How many bytes records take in a file. */
    static long bytes(List<byte[]> records) {
        long bytes = 0;
        for (byte[] record : records) {
            bytes += RecordFormat.HEADER_BYTES + record.length;
        }
        return bytes;
    }

    /** Keeps so many of its unsynced writes, the first ones. */
    static Cut keep(List<Write> writes, int kept) {
        for (Write write : writes.subList(0, kept)) {
            write.harden();
        }
        return new Cut(writes.size() - kept, false);
    }

    /**
     * Keeps some of its unsynced writes, and of those after them some bytes: the power goes while a row of appends is on
     * its way to the disk, a sector here and a sector there. What of them is whole, checksums tell.
     */
    static Cut tear(List<Write> writes, SeededRandom random) {
        List<Integer> appends = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i).replacement() == null) {
                appends.add(i);
            }
        }
        if (appends.isEmpty()) {
            return keep(writes, random.nextInt(writes.size() + 1));
        }
        int first = appends.get(random.nextInt(appends.size()));
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        for (int i = first; i < writes.size() && writes.get(i).replacement() == null; i++) {
            row.writeBytes(RecordFormat.frame(writes.get(i).record()));
        }
        byte[] torn = torn(row.toByteArray(), random);
        RecordFormat.Contents left = RecordFormat.read(torn);
        Cut cut = keep(writes, first + left.records().size());
        return new Cut(cut.writesLost(), left.goodBytes() < torn.length);
    }

    /** The bytes up to somewhere in the middle of a record, one time in two without a sector's worth. */
    private static byte[] torn(byte[] row, SeededRandom random) {
        int length = 1 + random.nextInt(row.length - 1);
        byte[] torn = Arrays.copyOf(row, length);
        if (RecordFormat.read(torn).goodBytes() == length) {
            torn = Arrays.copyOf(row, length + 1); // no record is as short as one byte
        }
        if (random.nextBoolean()) {
            int from = random.nextInt(torn.length);
            Arrays.fill(torn, from, Math.min(torn.length, from + SECTOR_BYTES), (byte) 0);
        }
        return torn;
    }

    /** Of these writes those to this file, in their order. */
    List<Write> own(ArrayDeque<Write> writes) {
        List<Write> own = new ArrayList<>();
        for (Write write : writes) {
            if (write.file() == this) {
                own.add(write);
            }
        }
        return own;
    }
}
