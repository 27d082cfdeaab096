package io.inquest.history;

/**
 * How much a reader takes before it refuses a file, so that hostile input costs a sentence and not the machine. Depth
 * and length of numbers are bounded for every value: see {@link Values}.
 *
 * @param lineBytes the longest line
 * @param stringChars the longest string within a line
 */
public record ReadLimits(int lineBytes, int stringChars) {
    /** Lines of 64 MiB, strings of 16 Mi characters: room for a read of a set of some million elements. */
    public static final ReadLimits DEFAULT = new ReadLimits(1 << 26, 1 << 24);

    private static final int LINE_BYTES_MAX = 1 << 29;

    public ReadLimits {
        if (lineBytes < 1 || lineBytes > LINE_BYTES_MAX || stringChars < 1) {
            throw new IllegalArgumentException("lineBytes is from 1 to " + LINE_BYTES_MAX + ", stringChars 1 or more");
        }
    }
}
