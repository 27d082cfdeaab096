package io.inquest.cluster.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFormatTest {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private void write(String... records) {
        for (String record : records) {
            write(RecordFormat.frame(record.getBytes(UTF_8)));
        }
    }

    private void write(byte[] bytes) {
        file.writeBytes(bytes);
    }

    private void mark() {
        write(RecordFormat.mark(file.size()));
    }

    private static List<String> text(RecordFormat.Contents contents) {
        return contents.records().stream()
                .map(record -> new String(record, UTF_8))
                .toList();
    }

    @Test
    void readsWhatWasWrittenWithMarksBetween() {
        mark();
        write("a", "");
        mark();
        mark();
        write("b");
        RecordFormat.Contents contents = RecordFormat.read(file.toByteArray());
        assertEquals(List.of("a", "", "b"), text(contents));
        assertEquals(file.size(), contents.goodBytes());
        assertEquals(file.size() - RecordFormat.HEADER_BYTES - 1, contents.durableBytes());
        assertFalse(contents.isCorrupt());
    }

    @Test
    void everyFlippedBitBeforeAMarkIsDamage() {
        write("first", "", "second");
        int end = file.size();
        mark();
        write("unsynced");
        for (int bit = 0; bit < end * 8; bit++) {
            byte[] damaged = file.toByteArray();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(RecordFormat.read(damaged).isCorrupt(), "bit " + bit);
        }
    }

    @Test
    void noFlippedBitAfterTheLastMarkIsDamage() {
        write("durable");
        mark();
        int begin = file.size();
        write("torn", "lost");
        for (int bit = begin * 8; bit < file.size() * 8; bit++) {
            byte[] damaged = file.toByteArray();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            RecordFormat.Contents contents = RecordFormat.read(damaged);
            assertFalse(contents.isCorrupt(), "bit " + bit);
            assertTrue(contents.goodBytes() < file.size(), "bit " + bit);
            assertEquals("durable", text(contents).get(0), "bit " + bit);
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsTornBehindItsLastMark() {
        write("durable");
        mark();
        int begin = file.size();
        write("torn");
        for (int length = begin; length < file.size(); length++) {
            RecordFormat.Contents contents = RecordFormat.read(Arrays.copyOf(file.toByteArray(), length));
            assertEquals(List.of("durable"), text(contents));
            assertEquals(begin, contents.goodBytes());
            assertFalse(contents.isCorrupt());
        }
    }

    /** A mark is one at its own position only: not where it was copied to, nor inside a record. */
    @Test
    void aMarkElsewhereIsNone() {
        write("a");
        byte[] here = RecordFormat.mark(file.size());
        write(RecordFormat.frame(here));
        RecordFormat.Contents contents = RecordFormat.read(file.toByteArray());
        assertEquals(2, contents.records().size());
        assertEquals(0, contents.durableBytes());
        write(here);
        assertEquals(
                file.size() - RecordFormat.MARK_BYTES,
                RecordFormat.read(file.toByteArray()).goodBytes());
    }
}
