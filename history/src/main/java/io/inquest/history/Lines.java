package io.inquest.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream of bytes into lines, in one buffer that grows to the longest line. */
final class Lines {
    private static final int INITIAL_BYTES = 1 << 16;

    private final InputStream in;
    private final int lineBytesMax;
    private int filled;
    private boolean ended;

    /** Holds the current line from {@link #start} to {@link #end}; good until the next call of {@link #next}. */
    byte[] buffer = new byte[INITIAL_BYTES];

    int start;
    int end;

    /** Counted from 1. */
    long number;

    /** Whether the current line ends in a newline; only the last may not. */
    boolean terminated;

    Lines(InputStream in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
    }

    /** Moves to the next line; false if there is none. */
    boolean next() throws IOException, FormatProblem {
        start = terminated ? end + 1 : end;
        number++;
        int scanned = start;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    return line(scanned, true);
                }
            }
            if (ended || filled - start > lineBytesMax) {
                return line(filled, false) && filled > start;
            }
            scanned -= makeRoom();
            int count = in.read(buffer, filled, buffer.length - filled);
            ended = count < 0;
            filled += Math.max(0, count);
        }
    }

    private boolean line(int lineEnd, boolean newline) throws FormatProblem {
        end = lineEnd;
        terminated = newline;
        if (end - start > lineBytesMax) {
            throw new FormatProblem("expected a line of at most " + lineBytesMax + " bytes, found a longer one", 0);
        }
        return true;
    }

    /** Makes room for at least one byte; returns by how much the line moved towards the start of the buffer. */
    private int makeRoom() {
        if (filled < buffer.length) {
            return 0;
        }
        int moved = start;
        if (moved > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= moved;
            start = 0;
        } else {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return moved;
    }

    /** Passes over the mark that some tools put before the first line of UTF-8. */
    void skipByteOrderMark() {
        if (end - start >= 3
                && buffer[start] == (byte) 0xef
                && buffer[start + 1] == (byte) 0xbb
                && buffer[start + 2] == (byte) 0xbf) {
            start += 3;
        }
    }

    /** Whether the current line holds only white space. */
    boolean blank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The column, in characters counted from 1, of a byte of the current line; 0 for the line as a whole. */
    int column(int offset) {
        if (offset == FormatProblem.WHOLE_LINE) {
            return 0;
        }
        int column = 1;
        for (int i = start; i < Math.min(start + offset, end); i++) {
            if ((buffer[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }
}
