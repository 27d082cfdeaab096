package io.inquest.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Cuts a stream of bytes into blocks of whole lines; a block is as large as asked for, or as its one line is. */
final class Blocks {
    /** What is left of the last block: the beginning of a line. */
    private byte[] rest = new byte[0];

    private final Deque<byte[]> reusable = new ArrayDeque<>();
    private final InputStream in;
    private final int blockBytes;
    private final int lineBytesMax;
    private boolean first = true;
    private boolean ended;

    /**
     * Some lines.
     *
     * @param bytes whoever takes the block may write behind its end, where there is room for one byte more
     * @param end all bytes before it belong to the block; only the last block may end without a newline
     * @param first whether it is the first of the stream
     */
    record Block(byte[] bytes, int end, boolean first) {}

    /** @param lineBytesMax a block may end within a line that is longer than this, and is then the last */
    Blocks(InputStream in, int blockBytes, int lineBytesMax) {
        this.in = in;
        this.blockBytes = blockBytes;
        this.lineBytesMax = lineBytesMax;
    }

    /** Whether it is known that no block follows. */
    boolean ended() {
        return ended;
    }

    /** The next block; null if there is none. */
    Block next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] bytes = room(Math.max(blockBytes, 2 * rest.length) + 1);
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        int filled = rest.length;
        while (true) {
            int room = bytes.length - 1 - filled;
            int searched = filled;
            filled += in.readNBytes(bytes, filled, room);
            if (filled < bytes.length - 1) {
                ended = true;
                return filled == 0 ? null : block(bytes, filled);
            }
            int newline = lastNewline(bytes, searched, filled);
            if (newline >= 0) {
                rest = Arrays.copyOfRange(bytes, newline + 1, filled);
                return block(bytes, newline + 1);
            }
            if (filled > lineBytesMax) {
                ended = true;
                return block(bytes, filled);
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    private byte[] room(int length) {
        return length == blockBytes + 1 && !reusable.isEmpty() ? reusable.remove() : new byte[length];
    }

    /** Takes back the bytes of a block that nobody needs any more. */
    void reuse(Block block) {
        if (block.bytes().length == blockBytes + 1) {
            reusable.add(block.bytes());
        }
    }

    private Block block(byte[] bytes, int end) {
        Block block = new Block(bytes, end, first);
        first = false;
        return block;
    }

    private static int lastNewline(byte[] bytes, int from, int to) {
        int i = to - 1;
        while (i >= from && bytes[i] != '\n') {
            i--;
        }
        return i < from ? -1 : i;
    }
}
