package io.inquest.harness.cli;

import io.inquest.checkers.Validity;
import io.inquest.harness.campaign.Replay;
import io.inquest.harness.campaign.Saved;
import io.inquest.harness.campaign.SeedBatch;
import io.inquest.harness.report.Report;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.SeededRuns;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Tells how a batch of runs goes on, and makes a report of each run that is written out. */
final class BatchProgress implements SeedBatch.Progress, AutoCloseable {
    private final StatusLine status;
    private final long asked;
    private final boolean messages;
    private final SeededRuns runs;
    private final BooleanSupplier interrupted;
    private final Set<String> warnings = new LinkedHashSet<>();
    private Saved first;

    /** @param runs what a run that is written out is made again with, for the log of its messages */
    BatchProgress(RunRequest request, SeededRuns runs, BooleanSupplier interrupted, Session session) {
        this.messages = request.messages();
        this.runs = runs;
        this.interrupted = interrupted;
        this.status = new StatusLine(session.terminal(), request.quiet(), session.nanoClock());
        this.asked = (request.seeds().last() - request.seeds().first() + 1) * request.repeats();
    }

    @Override
    public void ended(RunResult result, BatchResult soFar) {
        warnings.addAll(result.warnings());
        status.show(() -> line(soFar));
    }

    private String line(BatchResult soFar) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d runs: %,d valid, %,d invalid, %,d unknown; %.1f runs a second, %,d operations",
                soFar.runs(),
                asked,
                soFar.validRuns(),
                soFar.invalidSeeds().size(),
                soFar.unknownSeeds().size(),
                soFar.runs() * 1e3 / Math.max(1, soFar.wallMillis()),
                soFar.operations());
    }

    @Override
    public void saved(Saved run) throws IOException {
        if (messages) {
            addMessages(run);
        }
        Drawing.of(() -> Report.write(run.folder())).ifPresent(warnings::add);
        warnings.addAll(run.warnings());
        if (run.result().validity() == Validity.VALID) {
            return;
        }
        if (first == null || comesBefore(run.result(), first.result())) {
            first = run;
        }
    }

    /** Which runs are worth a log is known only after them; the same seed gives the same run again. */
    private void addMessages(Saved run) throws IOException {
        Replay.Outcome again = Replay.executeWithMessages(run.folder(), runs, interrupted);
        if (!again.same() && !interrupted.getAsBoolean()) {
            throw new IllegalStateException(
                    "seed " + run.result().spec().seed() + " is not reproducible: made again for"
                            + " the log of its messages, its history differs at line " + again.firstDifference());
        }
        warnings.addAll(again.warnings());
    }

    /** What could not be written, in sentences. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private static boolean comesBefore(RunResult one, RunResult other) {
        boolean oneInvalid = one.validity() == Validity.INVALID;
        boolean otherInvalid = other.validity() == Validity.INVALID;
        return oneInvalid == otherInvalid ? one.spec().seed() < other.spec().seed() : oneInvalid;
    }

    /** The run that is worth reading first: the invalid one (or else the unknown one) of the lowest seed. */
    Optional<Saved> firstSaved() {
        return Optional.ofNullable(first);
    }

    /** Takes the line away, so that something else can be said. */
    void clear() {
        status.clear();
    }

    @Override
    public void close() {
        clear();
    }
}
