package io.inquest.history;

/** The lines of a block, one after the other. */
final class Lines {
    private final byte[] bytes;
    private final int blockEnd;

    /** Where the current line is, without its newline. */
    int start;

    int end;

    /** Whether the current line ends in a newline; only the last may not. */
    boolean terminated;

    /** @param end all bytes before it belong to the lines */
    Lines(byte[] bytes, int end) {
        this.bytes = bytes;
        this.blockEnd = end;
    }

    /** Whether a line begins there. */
    boolean begin(int at) {
        start = at;
        return start < blockEnd;
    }

    /** Looks for the end of the current line. */
    void findEnd() {
        int i = start;
        while (i < blockEnd && bytes[i] != '\n') {
            i++;
        }
        endAt(i);
    }

    /** The end of the current line is known. */
    void endAt(int at) {
        end = at;
        terminated = end < blockEnd;
    }

    /** Passes over the mark that some tools put before the first line of UTF-8. */
    void skipByteOrderMark() {
        if (end - start >= 3
                && bytes[start] == (byte) 0xef
                && bytes[start + 1] == (byte) 0xbb
                && bytes[start + 2] == (byte) 0xbf) {
            start += 3;
        }
    }

    /** Whether the current line holds only white space. */
    boolean blank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
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
            if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }
}
