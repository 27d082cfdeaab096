package io.inquest.harness.cli;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.campaign.Replay;
import io.inquest.harness.campaign.Saved;
import io.inquest.harness.campaign.SeedBatch;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.Recurrence;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.Latency;
import io.inquest.harness.runner.RunResult;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person is told of runs. */
final class RunText {
    private static final int SEEDS_MAX = 20;

    private final Terminal terminal;
    private final PrintStream out;
    private final TextReport findings;
    private final MeasureText measures;

    RunText(Session session) {
        terminal = session.terminal();
        out = terminal.out();
        findings = new TextReport(session);
        measures = new MeasureText(terminal);
    }

    /** Says what is about to be done. */
    void begin(RunRequest request) {
        if (request.quiet()) {
            return;
        }
        String seeds = (request.seeds().isSingle() ? "seed " : "seeds ")
                + request.seeds()
                + (request.repeats() == 1 ? "" : ", " + request.repeats() + " times");
        terminal.err().println(Headline.asked(request.spec(), seeds));
        terminal.err().flush();
    }

    void end(Saved run) {
        RunResult result = run.result();
        out.println(
                findings.verdict(result.validity()) + ": " + Headline.of(result) + " (" + result.wallMillis() + " ms)");
        print(result);
        if (result.interrupted()) {
            out.println();
            out.println("  " + Headline.interruption(result));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("seed", Long.toString(result.spec().seed())));
        if (result.latency() != null) {
            rows.add(List.of("latency", latency(result.latency())));
        }
        rows.add(List.of("report", run.folder().report().toString()));
        addMessages(rows, run.folder());
        if (!result.interrupted()) { // there is no end to compare with
            rows.add(List.of("again", "inquest replay " + run.folder().directory()));
        }
        where(rows);
        run.warnings().forEach(terminal::error);
    }

    private static String latency(Latency latency) {
        StringBuilder text = new StringBuilder();
        latency.sinceDueNanos()
                .forEach((quantile, nanos) -> text.append(quantile)
                        .append(' ')
                        .append(String.format(Locale.ROOT, "%.1f", nanos / 1e6))
                        .append(" ms, "));
        text.append("since each operation was due");
        long never = latency.neverBegun();
        if (never > 0) {
            text.append(String.format(
                    Locale.ROOT, "; %,d more %s due at the end and never begun", never, never == 1 ? "was" : "were"));
        }
        return text.toString();
    }

    private static void addMessages(List<List<String>> rows, RunFolder folder) {
        if (Files.exists(folder.messages())) {
            rows.add(List.of("messages", folder.messages().toString()));
        }
    }

    private void print(RunResult result) {
        for (Judgement judgement : result.judgements()) {
            List<Finding> found = judgement.verdict().findings();
            measures.print(Map.of(judgement.checker(), judgement.verdict().measures()));
            if (found.isEmpty()) {
                continue;
            }
            out.println();
            findings.print(found.get(0), result.history());
            if (found.size() > 1) {
                out.println("  and " + (found.size() - 1) + " more of " + judgement.checker() + ", in the report");
            }
        }
    }

    /**
     * @param recurrence whether to say how often what was found recurs
     * @param first the run to read first, if any was not valid
     * @param warnings what could not be written
     */
    void end(BatchResult result, boolean recurrence, BatchFolder folder, Optional<Saved> first, List<String> warnings) {
        out.println(findings.verdict(result.validity()) + ": " + Headline.of(result));
        for (Judgement judgement : result.judgements()) {
            for (Finding finding : judgement.verdict().findings()) {
                out.println();
                out.print(Layout.indent(finding.explanation(), 2, terminal.width()));
            }
        }
        first.ifPresent(run -> print(run.result()));
        List<List<String>> rows = new ArrayList<>();
        if (recurrence) {
            result.findings().forEach((type, runs) -> rows.add(List.of(type, recurs(runs, result))));
            rows.add(List.of("invalid", recurs(result.invalidSeeds().size(), result)));
        }
        addSeeds(rows, "invalid seeds", result.invalidSeeds());
        addSeeds(rows, "unknown seeds", result.unknownSeeds());
        if (result.interrupted()) {
            rows.add(List.of("interrupted", "the runs that had ended are saved"));
        }
        int bad = result.invalidSeeds().size() + result.unknownSeeds().size();
        if (result.spec().isSimulated() && bad > SeedBatch.FOLDERS_MAX) {
            rows.add(List.of(
                    "written out",
                    "the first " + SeedBatch.FOLDERS_MAX + " of the " + bad
                            + " runs that were not valid; --seed makes any other again"));
        }
        rows.add(List.of("results", folder.directory().toString()));
        rows.add(List.of("summary", folder.report().toString()));
        first.ifPresent(run -> {
            String seed = " (seed " + run.result().spec().seed() + ")";
            rows.add(List.of("report", run.folder().report() + seed));
            addMessages(rows, run.folder());
            rows.add(List.of("again", "inquest replay " + run.folder().directory()));
        });
        where(rows);
        warnings.forEach(terminal::error);
    }

    private static String recurs(long runs, BatchResult result) {
        return new Recurrence(runs, result.runs()).toString();
    }

    private static void addSeeds(List<List<String>> rows, String name, List<Long> seeds) {
        if (!seeds.isEmpty()) {
            List<String> shown = seeds.stream()
                    .distinct()
                    .limit(SEEDS_MAX)
                    .map(String::valueOf)
                    .toList();
            String rest = seeds.size() > SEEDS_MAX ? " and " + (seeds.size() - SEEDS_MAX) + " more" : "";
            rows.add(List.of(name, String.join(" ", shown) + rest));
        }
    }

    private void where(List<List<String>> rows) {
        out.println();
        out.print(Layout.table(rows, 2));
    }

    int replayInterrupted() {
        terminal.error("the replay was interrupted before its end: nothing was compared, and the run's folder is as it"
                + " was");
        return ExitStatus.UNKNOWN;
    }

    /**
     * Says whether a replay gave the same, and returns the exit status.
     *
     * @param messages whether a log of all messages was asked for
     */
    int replayed(RunFolder folder, boolean messages, Replay.Outcome outcome) {
        if (!outcome.same()) {
            Path history = folder.history();
            terminal.error("not reproducible: the history of this replay differs from " + history + " at line "
                    + outcome.firstDifference() + "; was the run made by another version, or the file changed? Digests "
                    + outcome.recordedDigest() + " and " + outcome.replayedDigest());
            return ExitStatus.INTERNAL_ERROR;
        }
        Validity validity = outcome.result().validity();
        out.println(findings.verdict(validity) + ": the same run again, byte for byte (" + Headline.of(outcome.result())
                + ")");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("seed", Long.toString(outcome.result().spec().seed())));
        rows.add(List.of("digest", outcome.replayedDigest()));
        if (messages) {
            addMessages(rows, folder);
            rows.add(List.of("report", folder.report().toString()));
        }
        where(rows);
        outcome.warnings().forEach(terminal::error);
        return ExitStatus.of(validity);
    }
}
