package io.inquest.harness.report;

import io.inquest.checkers.Validity;
import io.inquest.checkers.vacuity.Vacuity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that the page shows, ready but for escaping. */
public final class ReportModel {
    private static final int FINDINGS_MAX = 10;
    private static final int FAULTS_MAX = 300;
    private static final List<Facts.Fact> FILES = List.of(
            new Facts.Fact(
                    "run.json", "what was asked for, and the faults that came: all that is needed to repeat the run"),
            new Facts.Fact("history.jsonl", "every event, one a line, in real-time order"),
            new Facts.Fact("messages.jsonl", "what became of each message, and what the nodes noted, one a line"),
            new Facts.Fact("faults.yaml", "the faults that came, for inquest run --nemesis-file"),
            new Facts.Fact("due.csv", "when each operation was due by the rate that was asked for"),
            new Facts.Fact("verdict.json", "what each checker said, with its evidence"),
            new Facts.Fact("junit.xml", "the verdict for build servers"),
            new Facts.Fact("report.html", "this page"),
            new Facts.Fact("inquest.log", "what the program itself had to say"),
            new Facts.Fact("nodes", "the nodes' own logs"));

    private final LoadedRun run;
    private final Faults faults;
    private final Facts facts;
    private final Completed completed;
    private final List<VerdictFile.Anomaly> anomalies;
    private final VerdictSentence sentence;
    private final SpaceTimeView messages;

    ReportModel(LoadedRun run) {
        this.run = run;
        this.faults = Faults.of(run);
        this.facts = new Facts(run);
        this.completed = Completed.of(run.history(), run.due());
        this.anomalies = run.verdict().anomalies();
        this.sentence = new VerdictSentence(run);
        this.messages = SpaceTimeView.of(run, faults, anomalies).orElse(null);
    }

    public String title() {
        return badge() + ": " + Display.text(run.spec().system(), 60) + ", "
                + Display.text(run.spec().workload(), 60) + ", seed "
                + run.spec().seed();
    }

    /** The verdict in one word. */
    public String badge() {
        return run.verdict().exists() ? run.verdict().validity().name() : "UNFINISHED";
    }

    /** Its class in the style sheet. */
    public String badgeStyle() {
        return badge().toLowerCase(Locale.ROOT);
    }

    public String badgeMark() {
        Validity validity = run.verdict().validity();
        return validity == Validity.VALID ? "✓" : validity == Validity.INVALID ? "✗" : "?";
    }

    public String verdict() {
        return sentence.text();
    }

    public List<String> remarks() {
        return sentence.remarks();
    }

    public boolean isInterrupted() {
        return run.verdict().interrupted();
    }

    public List<String> warnings() {
        return run.warnings().stream().map(Display::text).toList();
    }

    public boolean isValid() {
        return run.verdict().validity() == Validity.VALID;
    }

    public boolean isUnfinished() {
        return !run.verdict().exists();
    }

    public List<Facts.Fact> runFacts() {
        return facts.run();
    }

    public List<Facts.Fact> subject() {
        return facts.subject();
    }

    public List<Facts.Fact> options() {
        return facts.options();
    }

    public List<Facts.FunctionRow> functions() {
        return facts.functions(faults);
    }

    public List<Facts.Fact> checks() {
        List<Facts.Fact> checks = new ArrayList<>();
        for (VerdictFile.Check check : run.verdict().checks()) {
            String verdict = check.validity().name().toLowerCase(Locale.ROOT);
            if (check.checker().equals(Vacuity.NAME)) {
                boolean exercised = check.validity() == Validity.VALID;
                checks.add(new Facts.Fact(
                        "exercise", verdict + ": the run " + (exercised ? "did" : "did not") + " test what it should"));
            } else {
                checks.add(new Facts.Fact(
                        Display.text(check.checker(), 60), verdict + ", in " + Units.count(check.millis()) + " ms"));
            }
        }
        return checks;
    }

    public List<FindingView> findings() {
        List<FindingView> views = new ArrayList<>();
        for (VerdictFile.Anomaly anomaly : anomalies.subList(0, Math.min(FINDINGS_MAX, anomalies.size()))) {
            views.add(FindingView.of(views.size() + 1, anomaly, run, faults));
        }
        return views;
    }

    public String moreFindings() {
        int more = anomalies.size() - FINDINGS_MAX;
        return more > 0 ? "verdict.json holds " + Units.count(more, "more finding") + "." : "";
    }

    public boolean hasMessages() {
        return messages != null;
    }

    /** The messages around the first finding; null if no log of them was kept. */
    public SpaceTimeView messages() {
        return messages;
    }

    public boolean hasOperations() {
        return completed.size() > 0;
    }

    /** What the latencies are counted from: due, or invoked. */
    public String latencySince() {
        return LatencyChart.since(completed);
    }

    public Drawing latency() {
        return LatencyChart.of(completed, frame());
    }

    public Drawing throughput() {
        return ThroughputChart.of(completed, frame());
    }

    private ChartFrame frame() {
        return new ChartFrame(run, new FaultLanes(faults));
    }

    public boolean isBanded() {
        return LatencyChart.isBanded(completed);
    }

    /** What the charts leave out, in sentences. */
    public List<String> chartNotes() {
        List<String> notes = new ArrayList<>();
        notes.add(LatencyChart.thinned(completed));
        if (completed.sinceDue) {
            notes.add("An operation was due by the rate that was asked for, whether or not a client was free for it"
                    + " then; the last reads, which keep to no rate, count from when they were invoked.");
        }
        if (run.verdict().neverBegun() > 0) {
            notes.add(Units.count(run.verdict().neverBegun(), "more operation")
                    + (run.verdict().neverBegun() == 1 ? " was" : " were")
                    + " due when the main part ended, and never begun, for no client was free: in no latency here, and"
                    + " none would be short.");
        }
        if (completed.left > 0) {
            notes.add(Units.count(completed.left, "operation") + " never completed, or "
                    + (completed.left == 1 ? "has" : "have") + " no time recorded, and "
                    + (completed.left == 1 ? "is" : "are") + " not in these charts.");
        }
        notes.add(new FaultLanes(faults).omitted());
        notes.removeIf(String::isEmpty);
        return notes;
    }

    public List<Facts.LatencyRow> latencies() {
        return facts.latencies(completed);
    }

    public List<FaultRow> faults() {
        return faults.rows().subList(0, Math.min(FAULTS_MAX, faults.rows().size()));
    }

    public String moreFaults() {
        int more = faults.rows().size() - FAULTS_MAX;
        return more > 0 ? "run.json holds " + Units.count(more, "more fault") + "." : "";
    }

    /** What the next command does: a script may have left to chance, or failed to do, what came of it. */
    public String runWords() {
        return run.spec().script() == null
                ? "From its options, into a new folder:"
                : "Another run under the faults that came of its script, with its seed and options; only a replay is"
                        + " sure to be the same:";
    }

    public String runCommand() {
        return Display.text(Reproduction.run(run.spec(), run.directory().resolve("faults.yaml")), 20_000);
    }

    public String replayCommand() {
        return Display.text(Reproduction.on("replay", run.directory()), 4000);
    }

    public String checkCommand() {
        Path history = run.directory().resolve("history.jsonl");
        return Display.text(Reproduction.on("check", history), 4000);
    }

    /** Whether the run came to an end of its own, with which another one could be compared. */
    public boolean isReplayable() {
        return run.verdict().exists() && !run.verdict().interrupted();
    }

    public boolean isSimulated() {
        return run.spec().cluster().equals("sim");
    }

    /** The files that are there. */
    public List<Facts.Fact> files() {
        return FILES.stream()
                .filter(file -> file.name().equals("report.html")
                        || Files.exists(run.directory().resolve(file.name())))
                .toList();
    }
}
