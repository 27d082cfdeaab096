package io.inquest.cluster.real;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * How records lie in a file, one after another: the record's length and a CRC-32C, four bytes each and big-endian, then
 * the record. The checksum is over the length too: otherwise a tail of zeros, as some file systems leave it after a
 * power cut, would read as empty records.
 */
final class RecordFormat {
    static final int HEADER_BYTES = 8;

    private RecordFormat() {}

    /** The record as it is written, ready to be read from the buffer. */
    static ByteBuffer frame(byte[] record) {
        return ByteBuffer.allocate(HEADER_BYTES + record.length)
                .putInt(record.length)
                .putInt(checksum(record))
                .put(record)
                .flip();
    }

    /**
     * Reads records up to the end of the file or the first bad one.
     *
     * @param fileBytes how long the file is
     * @return how many bytes the good records take, from the file's beginning
     */
    static long scan(InputStream in, long fileBytes, Consumer<byte[]> records) throws IOException {
        DataInputStream data = new DataInputStream(in);
        long good = 0;
        while (fileBytes - good >= HEADER_BYTES) {
            int length = data.readInt();
            int checksum = data.readInt();
            if (length < 0 || length > fileBytes - good - HEADER_BYTES) {
                return good;
            }
            byte[] record = new byte[length];
            data.readFully(record);
            if (checksum != checksum(record)) {
                return good;
            }
            records.accept(record);
            good += HEADER_BYTES + length;
        }
        return good;
    }

    private static int checksum(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).flip());
        crc.update(record);
        return (int) crc.getValue();
    }
}
