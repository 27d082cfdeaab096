package io.inquest.harness.campaign;

import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.SimulatedRuns;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/** A simulated run again: the same seed must give the same history, byte for byte. */
public final class Replay {
    private Replay() {}

    /**
     * What came of it.
     *
     * @param recordedDigest of the history in the run's folder
     * @param replayedDigest of the history of the run just made
     * @param firstDifference the number of the first line that differs, from 1; 0 if none does
     */
    public record Outcome(RunResult result, String recordedDigest, String replayedDigest, long firstDifference) {
        public boolean same() {
            return recordedDigest.equals(replayedDigest);
        }
    }

    /** Runs the folder's seed again on this thread; the folder stays as it is. */
    public static Outcome execute(
            RunFolder folder, SimulatedRuns runs, RunListener listener, BooleanSupplier interrupted)
            throws IOException {
        long seed = folder.spec().seed();
        try (InputStream recorded = new BufferedInputStream(Files.newInputStream(folder.history()))) {
            Comparison comparison = new Comparison(recorded);
            HistoryDigest digest = new HistoryDigest(comparison);
            RunResult result;
            try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
                result = runs.run(seed, new Recording(writer, listener), interrupted);
            }
            return new Outcome(result, HistoryDigest.of(folder.history()), digest.hex(), comparison.firstDifference());
        }
    }

    /** Reads the recorded bytes beside the replayed ones, and remembers where they part. */
    private static final class Comparison extends OutputStream {
        private final InputStream recorded;
        private long line = 1;
        private long differingLine;

        Comparison(InputStream recorded) {
            this.recorded = recorded;
        }

        @Override
        public void write(int b) throws IOException {
            if (differingLine == 0 && recorded.read() != (b & 0xff)) {
                differingLine = line;
            }
            if (b == '\n') {
                line++;
            }
        }

        long firstDifference() throws IOException {
            boolean longer = differingLine == 0 && recorded.read() >= 0;
            return longer ? line : differingLine;
        }
    }
}
