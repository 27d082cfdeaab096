package io.inquest.harness.campaign;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.UnrunnableException;
import io.inquest.harness.secrets.Redaction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
            } catch (UnrunnableException refused) {
                // the runs before it keep their verdicts
                if (!interrupted.getAsBoolean()) {
                    tally.say(ended(number, asked, refused));
                }
                break;
            }
            if (isCutShort(saved.result(), interrupted)) {
                // no rate has it, but what was found is found
                saved.result().judgements().stream()
                        .filter(judgement -> judgement.verdict().validity() == Validity.INVALID)
                        .forEach(tally::say);
            } else {
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

    /** Its run or its checker did not come to an end, and says nothing of how often anything recurs. */
    private static boolean isCutShort(RunResult result, BooleanSupplier interrupted) {
        return result.interrupted() || (interrupted.getAsBoolean() && result.validity() == Validity.UNKNOWN);
    }

    private static Judgement ended(long runs, long asked, UnrunnableException refused) {
        String sentence = "after " + runs + " of " + asked + " runs there could be no more: "
                + Redaction.PROCESS.text(refused.getMessage());
        return new Judgement("run", Verdict.unknown(new Finding("run-failed", sentence, List.of()), Map.of()), 0);
    }
}
