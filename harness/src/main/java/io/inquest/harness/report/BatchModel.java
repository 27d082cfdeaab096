package io.inquest.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.inquest.checkers.Validity;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.Evidence;
import io.inquest.harness.results.Recurrence;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that a batch's page shows, ready but for escaping. */
public final class BatchModel {
    private static final int SEEDS_MAX = 1000;
    private static final int TEXT_MAX = 300;

    private final BatchFolder folder;
    private final JsonNode summary;
    private final RunSpec spec;

    private BatchModel(BatchFolder folder, JsonNode summary, RunSpec spec) {
        this.folder = folder;
        this.summary = summary;
        this.spec = spec;
    }

    static BatchModel of(BatchFolder folder) throws IOException {
        return new BatchModel(folder, folder.summaryTree(), folder.spec());
    }

    /** How many runs ended in one way, and which part of all that is. */
    public record CountRow(String verdict, String runs, String share) {}

    /**
     * A seed whose run was not valid.
     *
     * @param link to its report, relative to this page; empty if there is none
     */
    public record SeedRow(String seed, String verdict, String link, String type, String explanation) {}

    public String title() {
        return badge() + ": " + Display.text(spec.system(), 60) + ", " + Display.text(spec.workload(), 60) + ", "
                + seeds();
    }

    private String seeds() {
        return "seeds " + number("firstSeed") + " to " + number("lastSeed");
    }

    public String badge() {
        return validity().name();
    }

    public String badgeStyle() {
        return badge().toLowerCase(Locale.ROOT);
    }

    public String badgeMark() {
        return validity() == Validity.VALID ? "✓" : validity() == Validity.INVALID ? "✗" : "?";
    }

    private Validity validity() {
        return validity(summary.path("valid"));
    }

    private static Validity validity(JsonNode valid) {
        return !valid.isBoolean() ? Validity.UNKNOWN : valid.booleanValue() ? Validity.VALID : Validity.INVALID;
    }

    public boolean isInterrupted() {
        return summary.path("interrupted").asBoolean(false);
    }

    /** The verdict in a sentence. */
    public String verdict() {
        String name = Display.text(spec.system(), 60);
        long runs = runs();
        long invalid = count("invalid");
        return switch (validity()) {
            case VALID -> name + " kept its promise in all of " + Units.count(runs, "run") + ".";
            case INVALID ->
                name + " broke its promise in " + Units.count(invalid) + " of " + Units.count(runs, "run") + ".";
            case UNKNOWN ->
                count("unknown") > 0
                        ? "Nothing is proved either way by " + Units.count(count("unknown")) + " of "
                                + Units.count(runs, "run") + "; no run was invalid."
                        : "No run was invalid, but not all was tested that should have been.";
        };
    }

    /** What is said of the batch as a whole. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (JsonNode check : summary.path("checks")) {
            for (JsonNode anomaly : check.path("anomalies")) {
                remarks.add(Display.text(anomaly.path("explanation").asText(), TEXT_MAX));
            }
        }
        return remarks;
    }

    public List<Facts.Fact> facts() {
        List<Facts.Fact> facts = new ArrayList<>();
        add(facts, "Seeds", number("firstSeed") + " to " + number("lastSeed"));
        add(facts, "Runs that ended", Units.count(runs()));
        JsonNode invalid = summary.path("recurrence").path("invalid");
        if (invalid.path("found").asLong(0) > 0) {
            add(
                    facts,
                    "Invalid",
                    new Recurrence(
                                    invalid.path("found").asLong(),
                                    invalid.path("runs").asLong())
                            .toString());
        }
        add(facts, "Operations in all", Units.count(number("operations")));
        add(facts, "Took", Units.duration(number("wallMillis") * 1_000_000));
        add(
                facts,
                "Store",
                Display.text(spec.system(), 60)
                        + (spec.bug() == null ? "" : ", with the bug " + Display.text(spec.bug(), 60)));
        add(
                facts,
                "Workload",
                Display.text(spec.workload(), 60) + ", " + Units.count(spec.concurrency(), "client") + ", for "
                        + Units.duration(spec.timeLimitNanos()));
        add(facts, "Nodes", Units.count(spec.nodes()));
        add(facts, "Faults", spec.nemeses().isEmpty() ? "none" : Display.text(String.join(", ", spec.nemeses()), 200));
        add(facts, "Judged by", spec.model() == null ? "what the store promises" : Display.text(spec.model(), 200));
        add(facts, "Version", Display.text(summary.path("version").asText("unknown"), 60));
        return facts;
    }

    private static void add(List<Facts.Fact> facts, String name, String value) {
        facts.add(new Facts.Fact(name, value));
    }

    public List<CountRow> counts() {
        List<CountRow> rows = new ArrayList<>();
        for (String verdict : List.of("valid", "invalid", "unknown")) {
            rows.add(new CountRow(verdict, Units.count(count(verdict)), share(count(verdict), runs())));
        }
        return rows;
    }

    /** In percent, with as many places as it takes to tell one of ten thousand from none. */
    static String share(long part, long all) {
        BigDecimal percent = all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
        return percent.toPlainString() + " %";
    }

    /** The invalid ones first, each kind in the order of the seeds. */
    public List<SeedRow> rows() {
        List<SeedRow> rows = new ArrayList<>();
        add(rows, "invalid", summary.path("invalidSeeds"));
        add(rows, "unknown", summary.path("unknownSeeds"));
        return rows;
    }

    private void add(List<SeedRow> rows, String verdict, JsonNode seeds) {
        Validity validity = verdict.equals("invalid") ? Validity.INVALID : Validity.UNKNOWN;
        Map<Long, Integer> before = new TreeMap<>();
        for (JsonNode one : seeds) {
            if (rows.size() == SEEDS_MAX) {
                return;
            }
            long seed = one.asLong();
            int others = before.merge(seed, 1, Integer::sum) - 1;
            Optional<Evidence> evidence = folder.evidence(seed, validity, others);
            String link = folder.run(seed, validity, others)
                    .filter(run -> Files.exists(run.report()))
                    .map(run -> run.directory().getFileName() + "/report.html")
                    .orElse("");
            rows.add(new SeedRow(
                    Long.toString(seed),
                    verdict,
                    link,
                    evidence.map(found -> Display.text(found.type(), 60)).orElse(""),
                    evidence.map(found -> Display.text(Sentences.first(found.explanation()), TEXT_MAX))
                            .orElse("not written out, for there were many: run the seed again")));
        }
    }

    public String moreRows() {
        long more = summary.path("invalidSeeds").size()
                + summary.path("unknownSeeds").size()
                - (long) SEEDS_MAX;
        return more > 0 ? "summary.json names " + Units.count(more, "more seed") + "." : "";
    }

    /** The command that runs one seed of these again, on its own: the first that was not valid, if any was not. */
    public String runCommand() {
        JsonNode invalid = summary.path("invalidSeeds").path(0);
        JsonNode bad = invalid.isMissingNode() ? summary.path("unknownSeeds").path(0) : invalid;
        long seed = bad.isMissingNode() ? number("firstSeed") : bad.asLong();
        // the file that the batch was given is nowhere remembered, but each run that is written out holds its faults
        Path faults = folder.run(seed).map(RunFolder::faults).orElse(Path.of("FILE"));
        return Display.text(Reproduction.run(spec.withSeed(seed), faults), 20_000);
    }

    /** The command that compares a run that was written out with another of its seed; empty if none was written out. */
    public String replayCommand() {
        for (SeedRow row : rows()) {
            if (!row.link().isEmpty()) {
                Path run = folder.directory().resolve(row.link()).getParent();
                return Display.text(Reproduction.on("replay", run), 4000);
            }
        }
        return "";
    }

    private long runs() {
        return count("valid") + count("invalid") + count("unknown");
    }

    private long count(String verdict) {
        return summary.path("runs").path(verdict).asLong(0);
    }

    private long number(String field) {
        return summary.path(field).asLong(0);
    }
}
