package io.inquest.harness.cli;

import io.inquest.checkers.CheckContext;
import io.inquest.harness.campaign.Interrupt;
import io.inquest.harness.campaign.Replay;
import io.inquest.harness.campaign.RunSeries;
import io.inquest.harness.campaign.Saved;
import io.inquest.harness.campaign.SeedBatch;
import io.inquest.harness.campaign.SingleRun;
import io.inquest.harness.hosts.RealRuns;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.report.Report;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.ResultsRoot;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.SimulatedRuns;
import io.inquest.harness.runner.UnrunnableException;
import io.inquest.nemesis.journal.JournalFolder;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Has runs made, in the simulation or on real hosts, and tells what came of them. */
final class Simulations implements Runs {
    @Override
    public int run(RunRequest request, Plugins plugins, Session session) throws Exception {
        if (!request.spec().isSimulated()) {
            try (Interrupt interrupt = Interrupt.ofHosts()) {
                return onHosts(request, interrupt, plugins, session);
            }
        }
        int threads = request.isSingle() ? 1 : Runtime.getRuntime().availableProcessors();
        SeededRuns runs = prepare(request.spec(), plugins, threads, !request.isSingle());
        try (Interrupt interrupt = new Interrupt()) {
            return make(request, runs, threads, interrupt, session);
        }
    }

    /** Whoever interrupts waits from the opening of the first hosts until the last are let go of. */
    private static int onHosts(RunRequest request, Interrupt interrupt, Plugins plugins, Session session)
            throws Exception {
        RealRuns.Manner manner = new RealRuns.Manner(!request.isSingle(), request.allFaults(), interrupt::interrupted);
        JournalFolder journals = JournalFolder.standard(session.environment());
        try (RealRuns runs = new RealRuns(request.spec(), plugins, budget(1), manner, journals)) {
            if (!request.quiet()) {
                runs.leftOut().ifPresent(line -> session.terminal().err().println(line));
            }
            return make(request.with(runs.spec()), runs, 1, interrupt, session);
        } catch (UnrunnableException refused) {
            if (!interrupt.interrupted()) {
                throw new UsageException(refused.getMessage(), refused);
            }
            session.terminal().error("no run was made: " + refused.getMessage());
            interrupt.endWith(ExitStatus.UNKNOWN);
            return ExitStatus.UNKNOWN;
        }
    }

    private static int make(RunRequest request, SeededRuns runs, int threads, Interrupt interrupt, Session session)
            throws Exception {
        return request.isSingle()
                ? single(request, runs, interrupt, session)
                : batch(request, runs, threads, interrupt, session);
    }

    private static SimulatedRuns prepare(RunSpec spec, Plugins plugins, int threads, boolean many) {
        try {
            return new SimulatedRuns(spec, plugins, budget(threads), many);
        } catch (UnrunnableException refused) {
            throw new UsageException(refused.getMessage(), refused);
        }
    }

    /** For each of so many checkers that may be at work at once: they share the memory that one alone would have. */
    static CheckContext budget(int threads) {
        CheckContext alone = CheckContext.defaults();
        return alone.withBudget(alone.timeNanosMax(), alone.memoryBytesMax() / threads);
    }

    private static int single(RunRequest request, SeededRuns runs, Interrupt interrupt, Session session)
            throws IOException {
        ResultsRoot root = new ResultsRoot(request.results());
        RunFolder folder = writable(request, () -> root.createRun(request.spec(), Instant.now()));
        root.setLatest(folder.directory());
        RunText text = new RunText(session);
        text.begin(request);
        try (LiveProgress progress = progress(request, session);
                RunLog log = new RunLog(folder.log(), request.spec(), progress)) {
            Saved saved =
                    SingleRun.execute(request.spec(), runs, folder, request.messages(), log, interrupt::interrupted);
            log.end(saved.result());
            Optional<String> undrawn = Drawing.of(() -> Report.write(folder));
            progress.clear();
            int status = ExitStatus.of(saved.result().validity());
            text.end(saved);
            undrawn.ifPresent(session.terminal()::error);
            session.terminal().out().flush();
            interrupt.endWith(status);
            return status;
        }
    }

    /** One run's log, of several. */
    private record Listener(RunLog log) implements RunSeries.Listening.Heard {
        static Listener of(RunFolder folder, RunSpec spec) {
            return new Listener(new RunLog(folder.log(), spec, RunListener.NONE));
        }

        @Override
        public RunListener listener() {
            return log;
        }

        @Override
        public void end(RunResult result) {
            log.end(result);
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private static LiveProgress progress(RunRequest request, Session session) {
        return new LiveProgress(
                session.terminal(), request.quiet(), request.spec().timeLimitNanos(), session.nanoClock());
    }

    private static int batch(RunRequest request, SeededRuns runs, int threads, Interrupt interrupt, Session session)
            throws Exception {
        ResultsRoot root = new ResultsRoot(request.results());
        long first = request.seeds().first();
        long last = request.seeds().last();
        BatchFolder folder = writable(request, () -> root.createBatch(request.spec(), first, last, Instant.now()));
        root.setLatest(folder.directory());
        RunText text = new RunText(session);
        text.begin(request);
        try (BatchProgress progress = new BatchProgress(request, runs, interrupt::interrupted, session)) {
            BatchResult result = request.spec().isSimulated()
                    ? new SeedBatch(request.spec(), first, last, runs, folder, progress)
                            .execute(threads, interrupt::interrupted)
                    : new RunSeries(request.spec(), last, request.repeats(), runs, folder, progress, Listener::of)
                            .execute(interrupt::interrupted);
            Optional<String> undrawn = Drawing.of(() -> Report.write(folder));
            progress.clear();
            int status = ExitStatus.of(result.validity());
            text.end(result, request.recurrence(), folder, progress.firstSaved(), progress.warnings());
            undrawn.ifPresent(session.terminal()::error);
            session.terminal().out().flush();
            interrupt.endWith(status);
            return status;
        }
    }

    @Override
    public int replay(Path directory, boolean messages, Plugins plugins, Session session) throws Exception {
        RunFolder folder = readable(directory, () -> RunFolder.open(directory));
        RunSpec spec = readable(directory, folder::spec);
        if (!Files.isRegularFile(folder.history())) {
            throw new UsageException("there is no history.jsonl in \"" + directory + "\" to compare a replay with. Run"
                    + " its seed again: --seed " + spec.seed());
        }
        if (readable(directory, folder::wasInterrupted)) {
            throw new UsageException("the run in \"" + directory + "\" was interrupted, and where depends on the"
                    + " moment: there is no end to compare with. Run its seed again: --seed " + spec.seed());
        }
        if (!spec.isSimulated()) {
            return again(spec, messages, plugins, session);
        }
        SeededRuns runs = prepare(spec, plugins, 1, false);
        try (Interrupt interrupt = new Interrupt()) {
            Replay.Outcome outcome = messages
                    ? Replay.executeWithMessages(folder, runs, interrupt::interrupted)
                    : Replay.execute(folder, runs, interrupt::interrupted);
            if (interrupt.interrupted()) {
                int status = new RunText(session).replayInterrupted();
                session.terminal().err().flush();
                interrupt.endWith(status);
                return status;
            }
            if (messages && outcome.same()) {
                Report.write(folder);
            }
            return new RunText(session).replayed(folder, messages, outcome);
        }
    }

    /** On real hosts the same is asked for again, in a folder of its own: what comes of it need not be the same. */
    private int again(RunSpec spec, boolean messages, Plugins plugins, Session session) throws Exception {
        if (messages) {
            throw new UsageException("--messages writes down what the simulated network carries, and this run is one on"
                    + " the cluster " + spec.cluster());
        }
        Promise promise = plugins.system(spec.system()).promise(new SystemConfig(spec.options(), spec.bug()));
        RunRequest request = new RunRequest(
                spec,
                promise,
                new SeedRange(spec.seed(), spec.seed()),
                1,
                false,
                false,
                false,
                session.path(RunOptions.RESULTS),
                false,
                false);
        session.terminal().out().println("The same schedule on real nodes, in a new folder; the history may differ.");
        return run(request, plugins, session);
    }

    @Override
    public int report(Path directory, Session session) throws Exception {
        Path report;
        if (BatchFolder.isBatch(directory)) {
            BatchFolder folder = readable(directory, () -> BatchFolder.open(directory));
            readable(directory, folder::spec);
            report = Report.write(folder);
        } else {
            RunFolder folder = readable(directory, () -> RunFolder.open(directory));
            readable(directory, folder::spec);
            report = Report.write(folder);
        }
        session.terminal().out().println(report);
        return ExitStatus.VALID;
    }

    private interface Creating<T> {
        T create() throws IOException;
    }

    private static <T> T readable(Path directory, Creating<T> reading) {
        try {
            return reading.create();
        } catch (IOException unreadable) {
            throw new UsageException(
                    "the run in \"" + directory + "\" cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static <T> T writable(RunRequest request, Creating<T> creating) {
        try {
            return creating.create();
        } catch (IOException refused) {
            throw new UsageException(
                    "results cannot be written to \"" + request.results() + "\" (" + refused
                            + "); name another folder with --results",
                    refused);
        }
    }
}
