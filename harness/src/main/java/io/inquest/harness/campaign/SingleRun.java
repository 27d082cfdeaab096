package io.inquest.harness.campaign;

import io.inquest.harness.results.MessageLog;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.Witness;
import io.inquest.harness.secrets.Redaction;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One run that is written down in full: before, while it goes, and after. */
public final class SingleRun {
    private SingleRun() {}

    /**
     * Runs on this thread, writing into a new folder.
     *
     * @param messages whether to keep a log of all messages; in the simulation only
     */
    public static Saved execute(
            RunSpec spec,
            SeededRuns runs,
            RunFolder folder,
            boolean messages,
            RunListener listener,
            BooleanSupplier interrupted)
            throws IOException {
        folder.begin(spec, runs.object(), runs.nodeNames());
        HistoryDigest digest = new HistoryDigest(Files.newOutputStream(folder.history()));
        RunResult result;
        List<String> warnings = new ArrayList<>();
        try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
            RunListener recording = new Recording(writer, listener);
            if (messages) {
                MessageLog log = folder.logMessages(spec.seed(), runs.nodeNames(), System::nanoTime);
                try (log) {
                    result =
                            runs.run(spec.seed(), Witness.of(recording.and(log)).with(log), interrupted);
                }
                log.problem().ifPresent(warnings::add);
            } else {
                result = runs.run(spec.seed(), new Witness(recording, null, folder.directory()), interrupted);
            }
        }
        folder.end(result, digest.hex());
        warnings.addAll(result.warnings());
        return new Saved(result, folder, digest.hex(), warnings);
    }

    /**
     * Writes down a run that has been made.
     *
     * @param log what was noted of it
     */
    static Saved save(RunResult result, List<String> log, RunFolder folder) throws IOException {
        folder.begin(result.spec(), result.object(), result.nodes());
        Files.write(folder.log(), log.stream().map(Redaction.PROCESS::text).toList());
        HistoryDigest digest = new HistoryDigest(Files.newOutputStream(folder.history()));
        try (HistoryWriter writer = new HistoryWriter(digest, System::nanoTime)) {
            writer.append(result.history());
        }
        folder.end(result, digest.hex());
        return new Saved(result, folder, digest.hex(), result.warnings());
    }
}
