package io.inquest.harness.results;

import io.inquest.harness.runner.DueTimes;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code due.csv}: the index of each invocation of an open loop, and when it was due, in nanoseconds of the run. */
public final class DueFile {
    /** What an invocation has that was due by no schedule. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final String HEADER = "index,due";

    private DueFile() {}

    static void write(DueTimes due, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.newLine();
            for (int i = 0; i < due.size(); i++) {
                out.write(due.invocation(i) + "," + due.dueNanos(i));
                out.newLine();
            }
        }
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
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!HEADER.equals(in.readLine())) {
                throw new IOException("its first line is not \"" + HEADER + "\"");
            }
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                int comma = line.indexOf(',');
                try {
                    int index = Integer.parseInt(line.substring(0, Math.max(0, comma)));
                    long nanos = Long.parseLong(line.substring(comma + 1));
                    if (index >= 0 && index < events) {
                        due[index] = nanos;
                    }
                } catch (NumberFormatException broken) {
                    throw new IOException("line " + number + " is no index and time", broken);
                }
            }
        }
        return due;
    }
}
