package io.inquest.systems.keyvalue;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes that are written or read by one thread. The JDK's own streams lock for every byte, and a simulated run writes
 * millions of them.
 */
final class WireBuffer {
    private WireBuffer() {}

    /** Takes bytes up. */
    static final class Sink extends OutputStream {
        private byte[] bytes = new byte[64];
        private int size;

        @Override
        public void write(int b) {
            reserve(1);
            bytes[size++] = (byte) b;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            reserve(count);
            System.arraycopy(some, from, bytes, size, count);
            size += count;
        }

        private void reserve(int count) {
            if (count > bytes.length - size) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, count)));
            }
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** Gives out the bytes of one record after another. */
    static final class Source extends InputStream {
        private byte[] bytes = {};
        private int next;

        /** What is read from now on; not copied. */
        void begin(byte[] record) {
            bytes = record;
            next = 0;
        }

        @Override
        public int read() {
            return next < bytes.length ? bytes[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (count == 0) {
                return 0;
            }
            int read = Math.min(count, bytes.length - next);
            System.arraycopy(bytes, next, into, from, read);
            next += read;
            return read == 0 ? -1 : read;
        }
    }
}
