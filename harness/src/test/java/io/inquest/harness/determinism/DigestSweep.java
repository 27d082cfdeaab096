package io.inquest.harness.determinism;

import io.inquest.history.HistoryDigest;
import java.io.IOException;

/** Prints a line for each seed: workload, seed, and the digest of its history. Two Java machines must print the same. */
final class DigestSweep {
    private DigestSweep() {}

    /** {@code <workload> <first seed> <last seed>} */
    public static void main(String[] arguments) throws IOException {
        String workload = arguments[0];
        long last = Long.parseLong(arguments[2]);
        DefaultRuns runs = new DefaultRuns(workload);
        for (long seed = Long.parseLong(arguments[1]); seed <= last; seed++) {
            System.out.println(line(runs, workload, seed));
        }
    }

    static String line(DefaultRuns runs, String workload, long seed) throws IOException {
        return workload + " " + seed + " " + HistoryDigest.of(runs.history(seed));
    }
}
