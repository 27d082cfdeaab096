package io.inquest.harness.campaign;

import io.inquest.harness.results.MessageLog;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.Witness;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
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
     * @param warnings what could not be written, in sentences
     */
    public record Outcome(
            RunResult result,
            String recordedDigest,
            String replayedDigest,
            long firstDifference,
            List<String> warnings) {
        public Outcome {
            warnings = List.copyOf(warnings);
        }

        /** Whether the replay gave the same history. */
        public boolean same() {
            return recordedDigest.equals(replayedDigest);
        }

        private Outcome with(Optional<String> warning) {
            return new Outcome(
                    result,
                    recordedDigest,
                    replayedDigest,
                    firstDifference,
                    warning.stream().toList());
        }
    }

    /** A run that is written down by a listener. */
    private interface Run {
        RunResult of(RunListener recording);
    }

    /** Runs the folder's seed again on this thread; the folder stays as it is. */
    public static Outcome execute(RunFolder folder, SeededRuns runs, BooleanSupplier interrupted) throws IOException {
        long seed = folder.spec().seed();
        return execute(folder, recording -> runs.run(seed, recording, interrupted));
    }

    /** The same, and writes the log of all messages into the folder, if it is of the same run. */
    public static Outcome executeWithMessages(RunFolder folder, SeededRuns runs, BooleanSupplier interrupted)
            throws IOException {
        long seed = folder.spec().seed();
        boolean same = false;
        try {
            MessageLog log = folder.draftMessages(seed, runs.nodeNames(), System::nanoTime);
            Outcome outcome;
            try (log) {
                outcome = execute(
                        folder,
                        recording ->
                                runs.run(seed, Witness.of(recording.and(log)).with(log), interrupted));
            }
            same = outcome.same();
            return outcome.with(log.problem());
        } finally {
            folder.endDraft(same);
        }
    }

    private static Outcome execute(RunFolder folder, Run run) throws IOException {
        try (InputStream recorded = new BufferedInputStream(Files.newInputStream(folder.history()))) {
            Comparison comparison = new Comparison(recorded);
            HistoryDigest digest = new HistoryDigest(comparison);
            RunResult result;
            try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
                result = run.of(new Recording(writer, RunListener.NONE));
            }
            return new Outcome(
                    result, HistoryDigest.of(folder.history()), digest.hex(), comparison.firstDifference(), List.of());
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
