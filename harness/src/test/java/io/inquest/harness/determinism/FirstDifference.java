package io.inquest.harness.determinism;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where two files of {@link StoreSweep} part. */
final class FirstDifference {
    private FirstDifference() {}

    /** A text that names store, seed and event, and shows what each file has there; empty if the files are the same. */
    static Optional<String> between(Path one, Path other) throws IOException {
        if (Files.mismatch(one, other) < 0) {
            return Optional.empty();
        }
        try (BufferedReader first = Files.newBufferedReader(one);
                BufferedReader second = Files.newBufferedReader(other)) {
            String whose = "nobody";
            String before = null;
            int event = -1; // the header's
            while (true) {
                String here = first.readLine();
                String there = second.readLine();
                if (here == null || !here.equals(there)) {
                    return Optional.of(whose + ": the histories of two Java machines differ from event " + event
                            + " on:\n  once: " + shown(here) + "\n  then: " + shown(there) + "\n  both had before: "
                            + shown(before));
                }
                boolean header = here.startsWith(StoreSweep.HEADER);
                whose = header ? here.substring(StoreSweep.HEADER.length()) : whose;
                before = header ? null : here;
                event = header ? 0 : event + 1;
            }
        }
    }

    private static String shown(String line) {
        return line == null || line.startsWith(StoreSweep.HEADER) ? "nothing" : line;
    }
}
