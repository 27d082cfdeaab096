package io.inquest.systems.primarybackup;

import static io.inquest.systems.primarybackup.UpdateLogTest.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.systems.keyvalue.MemoryDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final Storage storage = new Storage(disk);
    private final UpdateLog recovered = new UpdateLog();

    @Test
    void recoversThePromiseAndTheLog() {
        storage.savePromise(3);
        storage.saveAdoption(3, 0, List.of(entry(1, 1)));
        storage.saveEntry(entry(3, 2));
        storage.savePromise(7);
        assertEquals(7, new Storage(disk).recover(recovered));
        assertEquals(3, recovered.view());
        assertEquals(List.of(entry(1, 1), entry(3, 2)), recovered.after(0));
    }

    @Test
    void anAdoptionUndoesWhatDoesNotBelongToTheView() {
        storage.saveAdoption(3, 0, List.of(entry(1, 1), entry(3, 2), entry(3, 3)));
        storage.saveAdoption(8, 1, List.of(entry(5, 4)));
        new Storage(disk).recover(recovered);
        assertEquals(8, recovered.view());
        assertEquals(List.of(entry(1, 1), entry(5, 4)), recovered.after(0));
    }
}
