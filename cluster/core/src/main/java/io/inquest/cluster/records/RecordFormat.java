package io.inquest.cluster.records;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * How records lie in a file, one after another: the record's length and a CRC-32C, four bytes each and big-endian, then
 * the record. The checksum is over the length too: otherwise a tail of zeros, as some file systems leave it after a
 * power cut, would read as empty records.
 *
 * <p>Between records there are marks: all that lies before one was durable when it was written. So a bad record before a
 * mark is damage, and one behind the last mark a write that a power cut came in the middle of. Without marks the two
 * look alike, and whoever cuts off the one loses the other, which somebody relies on (Alagappan et al., Protocol-Aware
 * Recovery for Consensus-Based Storage, FAST 2018). A mark is the length -1, the CRC-32C of the rest, and its position in
 * eight bytes.
 */
public final class RecordFormat {
    public static final int HEADER_BYTES = 8;
    public static final int MARK_BYTES = 16;

    private static final int MARK = -1;

    private RecordFormat() {}

    /**
     * What a file holds.
     *
     * @param records the whole ones before the first bad byte
     * @param goodBytes where the first bad byte is, or the file's end
     * @param durableBytes the end of the last mark, wherever it is; 0 if there is none
     */
    public record Contents(List<byte[]> records, int goodBytes, int durableBytes) {
        public Contents {
            records = List.copyOf(records);
        }

        /** Whether something is bad that was durable. */
        public boolean isCorrupt() {
            return goodBytes < durableBytes;
        }
    }

    /** The record as it is written. */
    public static byte[] frame(byte[] record) {
        return ByteBuffer.allocate(HEADER_BYTES + record.length)
                .putInt(record.length)
                .putInt(checksum(record))
                .put(record)
                .array();
    }

    /** A mark for this position in the file. */
    public static byte[] mark(long position) {
        return ByteBuffer.allocate(MARK_BYTES)
                .putInt(MARK)
                .putInt(markChecksum(position))
                .putLong(position)
                .array();
    }

    /** Reads a whole file. */
    public static Contents read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        List<byte[]> records = new ArrayList<>();
        int good = 0;
        int durable = 0;
        while (file.length - good >= HEADER_BYTES) {
            if (isMark(bytes, good)) {
                good += MARK_BYTES;
                durable = good;
                continue;
            }
            int length = bytes.getInt(good);
            if (length < 0 || length > file.length - good - HEADER_BYTES) {
                break;
            }
            byte[] record = new byte[length];
            bytes.get(good + HEADER_BYTES, record);
            if (bytes.getInt(good + Integer.BYTES) != checksum(record)) {
                break;
            }
            records.add(record);
            good += HEADER_BYTES + length;
        }
        for (int at = file.length - MARK_BYTES; at > good && durable <= good; at--) {
            if (isMark(bytes, at)) {
                durable = at + MARK_BYTES;
            }
        }
        return new Contents(records, good, durable);
    }

    private static boolean isMark(ByteBuffer bytes, int at) {
        return bytes.capacity() - at >= MARK_BYTES
                && bytes.getInt(at) == MARK
                && bytes.getLong(at + HEADER_BYTES) == at
                && bytes.getInt(at + Integer.BYTES) == markChecksum(at);
    }

    private static int checksum(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).flip());
        crc.update(record);
        return (int) crc.getValue();
    }

    private static int markChecksum(long position) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
        return (int) crc.getValue();
    }
}
