package io.inquest.harness.results;

import io.inquest.harness.runner.DueTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code due.csv}: the index of each invocation of an open loop, and when it was due, in nanoseconds of the run. */
public final class DueFile {
    /** What an invocation has that was due by no schedule. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final String HEADER = "index,due";

    private DueFile() {}

    static void write(DueTimes due, Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < due.size(); i++) {
            text.append(due.invocation(i)).append(',').append(due.dueNanos(i)).append('\n');
        }
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * When each event was due, by its index; {@link #NEVER} for those that were not.
     *
     * @param events how many there are: what is said of others is passed over
     * @throws IOException with a sentence, if the file cannot be read or is none
     */
    public static long[] read(Path file, int events) throws IOException {
        long[] due = new long[events];
        Arrays.fill(due, NEVER);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IOException("its first line is not \"" + HEADER + "\"");
        }
        if (!text.endsWith("\n")) {
            throw new IOException("it ends within line " + lines.size()); // half a number is a number too
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            int comma = line.indexOf(',');
            try {
                int index = Integer.parseInt(line.substring(0, Math.max(0, comma)));
                long nanos = Long.parseLong(line.substring(comma + 1));
                if (index >= 0 && index < events) {
                    due[index] = nanos;
                }
            } catch (NumberFormatException broken) {
                throw new IOException("line " + (i + 1) + " is no index and time", broken);
            }
        }
        return due;
    }
}
