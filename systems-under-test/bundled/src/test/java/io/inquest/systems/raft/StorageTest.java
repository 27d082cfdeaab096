package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.cluster.program.DiskException;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Contents;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.MemoryDisk;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.raft.Storage.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final Storage storage = new Storage(disk);
    private final List<String> done = new ArrayList<>();

    private static Entry entry(long term, long number) {
        return new Entry(term, 9, number, new Command.Write("x", number));
    }

    @Test
    void recoversVoteAndEntries() {
        storage.saveVote(new Vote(3, 1));
        storage.saveEntry(1, entry(1, 1));
        storage.saveVote(new Vote(4, -1));
        storage.saveEntry(2, entry(4, 2));
        RaftLog log = new RaftLog();
        assertEquals(new Vote(4, -1), new Storage(disk).recover(log));
        assertEquals(List.of(entry(1, 1), entry(4, 2)), log.from(1, 10));
    }

    @Test
    void anEntryUndoesThoseAfterIt() {
        storage.saveEntry(1, entry(1, 1));
        storage.saveEntry(2, entry(1, 2));
        storage.saveEntry(3, entry(1, 3));
        storage.saveEntry(2, entry(2, 4));
        RaftLog log = new RaftLog();
        new Storage(disk).recover(log);
        assertEquals(List.of(entry(1, 1), entry(2, 4)), log.from(1, 10));
    }

    @Test
    void recoversACompactedLogWithItsVote() {
        RaftLog log = new RaftLog();
        storage.saveVote(new Vote(2, 0));
        for (int i = 1; i <= 5; i++) {
            log.append(entry(2, i));
            storage.saveEntry(i, entry(2, i));
        }
        Snapshot snapshot = new Snapshot(3, 2, new Contents(Map.of("x", 3L), Map.of()));
        log.compact(snapshot);
        storage.saveCompacted(log);
        storage.saveEntry(6, entry(2, 6));
        RaftLog recovered = new RaftLog();
        assertEquals(new Vote(2, 0), new Storage(disk).recover(recovered));
        assertEquals(snapshot, recovered.snapshot());
        assertEquals(List.of(entry(2, 4), entry(2, 5), entry(2, 6)), recovered.from(4, 10));
    }

    @Test
    void whatWasNeverWrittenIsRefused() {
        for (byte[] record : List.of(
                new byte[0],
                new byte[] {9},
                Wire.bytes(2, out -> {
                    out.writeLong(2);
                    Wire.writeEntry(out, entry(1, 1));
                }),
                Wire.bytes(2, out -> {
                    out.writeLong(1);
                    out.writeLong(1);
                }))) {
            disk.replace("raft.wal", List.of(record));
            assertThrows(DiskException.Corrupt.class, () -> new Storage(disk).recover(new RaftLog()));
        }
    }

    @Test
    void runsAtOnceWhatHasNothingToWaitFor() {
        storage.whenDurable(() -> done.add("a"));
        assertEquals(List.of("a"), done);
        assertEquals(0, disk.syncs.size());
    }

    @Test
    void sharesSyncsAndWaitsForTheRightOne() {
        storage.saveEntry(1, entry(1, 1));
        storage.whenDurable(() -> done.add("a"));
        storage.whenDurable(() -> done.add("b"));
        storage.saveEntry(2, entry(1, 2));
        storage.whenDurable(() -> done.add("c"));
        storage.saveEntry(3, entry(1, 3));
        storage.whenDurable(() -> done.add("d"));
        assertEquals(1, disk.syncs.size());
        disk.syncs.get(0).run();
        assertEquals(List.of("a", "b"), done);
        assertEquals(2, disk.syncs.size());
        disk.syncs.get(1).run();
        assertEquals(List.of("a", "b", "c", "d"), done);
        assertEquals(2, disk.syncs.size());
    }

    @Test
    void whatWaitsMayWriteMore() {
        storage.saveEntry(1, entry(1, 1));
        storage.whenDurable(() -> {
            storage.saveEntry(2, entry(1, 2));
            storage.whenDurable(() -> done.add("second"));
            done.add("first");
        });
        disk.syncs.get(0).run();
        assertEquals(List.of("first"), done);
        disk.syncs.get(1).run();
        assertEquals(List.of("first", "second"), done);
    }
}
