package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskContract;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.world.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FileDiskContractTest extends DiskContract {
    @TempDir
    private Path temp;

    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private FileDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = FileDisk.open(temp, world::execute);
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    @Override
    protected void crash() throws IOException {
        close();
        open();
    }

    /** In the last byte of the last record. */
    @Override
    protected void crashAndFlipABit(String file) throws IOException {
        close();
        byte[] bytes = Files.readAllBytes(temp.resolve(file));
        bytes[RecordFormat.read(bytes).durableBytes() - RecordFormat.MARK_BYTES - 1] ^= 4;
        Files.write(temp.resolve(file), bytes);
        open();
    }

    /** As for a file on a file system that is full: each write to this device fails so. */
    @Override
    protected void fill(String file) throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is no /dev/full here to stand for a full disk");
        Files.createSymbolicLink(temp.resolve(file), full);
    }

    /** Nothing can be written to a directory as to a file. */
    @Override
    protected void breakDown(String file) throws IOException {
        Files.createDirectory(temp.resolve(file));
    }

    @Override
    protected void mend(String file) throws IOException {
        Files.delete(temp.resolve(file));
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        Bounded.run(world, what, condition);
    }

    @Override
    protected void requireEnd() {
        assertThrows(DiskException.Failed.class, () -> Bounded.run(world, "the failure", () -> false));
    }
}
