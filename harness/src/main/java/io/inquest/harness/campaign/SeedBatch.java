package io.inquest.harness.campaign;

import io.inquest.checkers.Validity;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Many seeds of one run, a few at a time. Only runs that are not valid are written out, so that ten thousand seeds cost
 * neither memory nor disk.
 */
public final class SeedBatch {
    /** Past so many, runs that are not valid are counted and named, but no longer written out. */
    public static final int FOLDERS_MAX = 100;

    private final long firstSeed;
    private final long lastSeed;
    private final SeededRuns runs;
    private final BatchFolder folder;
    private final Progress progress;

    private final AtomicLong begun = new AtomicLong();
    private volatile boolean failed;
    private final Tally tally;
    private int folders;

    /** Hears of each run as it ends, in no particular order, one at a time. */
    public interface Progress {
        void ended(RunResult result, BatchResult soFar);

        /** A run was written out; in the simulation only one that is not valid is. */
        void saved(Saved run) throws IOException;
    }

    public SeedBatch(
            RunSpec spec, long firstSeed, long lastSeed, SeededRuns runs, BatchFolder folder, Progress progress) {
        this.firstSeed = firstSeed;
        this.lastSeed = lastSeed;
        this.runs = runs;
        this.folder = folder;
        this.progress = progress;
        this.tally = new Tally(spec, firstSeed, lastSeed, 1, runs.judge());
    }

    /** Runs all seeds on so many threads, or until interrupted. */
    public BatchResult execute(int threads, BooleanSupplier interrupted) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Future<?>[] workers = new Future<?>[threads];
            for (int i = 0; i < threads; i++) {
                workers[i] = pool.submit(() -> {
                    boolean whole = false;
                    try {
                        work(interrupted);
                        whole = true;
                    } finally {
                        if (!whole) {
                            failed = true; // the others stop before their next seed, and this one is told
                        }
                    }
                    return null;
                });
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        } finally {
            pool.shutdownNow();
        }
        BatchResult result = tally.result(interrupted.getAsBoolean());
        folder.end(result);
        return result;
    }

    private static void await(Future<?> worker) throws IOException, InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void work(BooleanSupplier interrupted) throws IOException {
        while (!interrupted.getAsBoolean()) {
            // counted from 0, so that the last seed may be the largest number
            long number = begun.getAndIncrement();
            if (failed || number > lastSeed - firstSeed) {
                return;
            }
            long seed = firstSeed + number;
            RunJournal.Kept journal = new RunJournal.Kept();
            RunResult result = runs.run(seed, new RunJournal(journal), interrupted);
            if (result.interrupted() || (interrupted.getAsBoolean() && result.validity() == Validity.UNKNOWN)) {
                return; // its run or its checker was cut short, and says nothing of the seed
            }
            ended(result, journal);
        }
    }

    private synchronized void ended(RunResult result, RunJournal.Kept journal) throws IOException {
        tally.add(result);
        BatchResult soFar = tally.result(false);
        progress.ended(result, soFar);
        if (result.validity() != Validity.VALID && folders++ < FOLDERS_MAX) {
            progress.saved(SingleRun.save(result, journal.text(), folder.createRun(result.spec())));
            folder.summarize(soFar);
        }
    }
}
