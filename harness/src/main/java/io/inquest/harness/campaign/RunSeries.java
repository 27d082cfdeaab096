package io.inquest.harness.campaign;

import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Runs on real hosts, one after another. No seed brings one of them back, so each is written down while it goes on, valid
 * or not.
 */
public final class RunSeries {
    private final RunSpec spec;
    private final long lastSeed;
    private final int repeats;
    private final SeededRuns runs;
    private final BatchFolder folder;
    private final SeedBatch.Progress progress;
    private final Listening listening;

    /** Who listens to a run, from its beginning to its end. */
    public interface Listening {
        Heard to(RunFolder folder, RunSpec spec);

        /** One run's. */
        interface Heard extends AutoCloseable {
            RunListener listener();

            void end(RunResult result);

            @Override
            void close();
        }
    }

    /**
     * @param spec with the first seed
     * @param repeats how many runs each seed has
     */
    public RunSeries(
            RunSpec spec,
            long lastSeed,
            int repeats,
            SeededRuns runs,
            BatchFolder folder,
            SeedBatch.Progress progress,
            Listening listening) {
        this.spec = spec;
        this.lastSeed = lastSeed;
        this.repeats = repeats;
        this.runs = runs;
        this.folder = folder;
        this.progress = progress;
        this.listening = listening;
    }

    /** Runs all on this thread, or until interrupted. */
    public BatchResult execute(BooleanSupplier interrupted) throws IOException {
        Tally tally = new Tally(spec, spec.seed(), lastSeed, repeats, runs.judge());
        long asked = (lastSeed - spec.seed() + 1) * repeats;
        for (long number = 0; number < asked && !interrupted.getAsBoolean(); number++) {
            RunSpec one = spec.withSeed(spec.seed() + number / repeats);
            RunFolder into = folder.createRun(one);
            Saved saved;
            try (Listening.Heard heard = listening.to(into, one)) {
                saved = SingleRun.execute(one, runs, into, false, heard.listener(), interrupted);
                heard.end(saved.result());
            }
            if (!saved.result().interrupted()) {
                tally.add(saved.result());
            }
            BatchResult soFar = tally.result(false);
            progress.ended(saved.result(), soFar);
            progress.saved(saved);
            folder.summarize(soFar);
        }
        BatchResult result = tally.result(interrupted.getAsBoolean());
        folder.end(result);
        return result;
    }
}
