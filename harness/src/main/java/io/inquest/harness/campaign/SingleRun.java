package io.inquest.harness.campaign;

import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SimulatedRuns;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/** One run that is written down in full: before, while it goes, and after. */
public final class SingleRun {
    private SingleRun() {}

    /** Runs on this thread, writing into a new folder. */
    public static Saved execute(
            RunSpec spec, SimulatedRuns runs, RunFolder folder, RunListener listener, BooleanSupplier interrupted)
            throws IOException {
        folder.begin(spec, runs.object(), runs.nodeNames());
        HistoryDigest digest = new HistoryDigest(Files.newOutputStream(folder.history()));
        RunResult result;
        try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
            result = runs.run(spec.seed(), new Recording(writer, listener), interrupted);
        }
        folder.end(result, digest.hex());
        return new Saved(result, folder, digest.hex());
    }

    /** Writes down a run that has been made. */
    static Saved save(RunResult result, RunFolder folder) throws IOException {
        folder.begin(result.spec(), result.object(), result.nodes());
        HistoryDigest digest = new HistoryDigest(Files.newOutputStream(folder.history()));
        try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
            writer.append(result.history());
        }
        folder.end(result, digest.hex());
        return new Saved(result, folder, digest.hex());
    }
}
