package io.inquest.harness.report;

import io.inquest.checkers.vacuity.FaultCounts;
import io.inquest.checkers.vacuity.Outcomes;
import io.inquest.harness.runner.NetworkSetting;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What there is to say of a run in names and figures. */
final class Facts {
    private static final Pattern STAMP = Pattern.compile("(\\d{8}T\\d{6})Z-.*");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH);

    /** A name and what it stands for. */
    public record Fact(String name, String value) {
        private static final int WIDE = 60;

        /** Whether it needs a line of its own. */
        public boolean isWide() {
            return value.length() > WIDE;
        }
    }

    /** How the operations of one function ended, in all and while a fault was in force. */
    public record FunctionRow(String function, Outcomes all, Outcomes during) {}

    /** How the latencies of operations of one function and outcome are spread. */
    public record LatencyRow(
            String function, String outcome, String count, String p50, String p95, String p99, String max) {}

    private final LoadedRun run;
    private final RunSpec spec;

    Facts(LoadedRun run) {
        this.run = run;
        this.spec = run.spec();
    }

    /** Of the run as such. */
    List<Fact> run() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Seed", Long.toString(spec.seed())));
        String when = when();
        if (when != null) {
            facts.add(new Fact("When", when));
        }
        facts.add(new Fact("How long", howLong()));
        facts.add(new Fact("Events", Units.count(run.history().size())));
        facts.add(new Fact("Inquest", Display.text(run.version(), 60)));
        if (run.digest() != null) {
            facts.add(new Fact("History (SHA-256)", run.digest()));
        }
        return facts;
    }

    /** From the folder's name, or its parent's where it is one of a batch. */
    private String when() {
        Path folder = run.directory();
        for (int i = 0; i < 2 && folder != null; i++, folder = folder.getParent()) {
            Matcher stamp = STAMP.matcher(String.valueOf(folder.getFileName()));
            if (stamp.matches()) {
                try {
                    return SHOWN.format(LocalDateTime.parse(stamp.group(1), WRITTEN));
                } catch (DateTimeException noDate) {
                    return null;
                }
            }
        }
        return null;
    }

    private String howLong() {
        VerdictFile verdict = run.verdict();
        long nanos = verdict.virtualNanos() < 0 ? run.endNanos() : verdict.virtualNanos();
        String world = spec.cluster().equals("sim") ? " of virtual time" : "";
        return Units.duration(nanos)
                + world
                + (verdict.wallMillis() < 0
                        ? ""
                        : ", in " + Units.duration(verdict.wallMillis() * 1_000_000) + " with checking");
    }

    /** Of what was put on trial. */
    List<Fact> subject() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Store", Display.text(spec.system(), 60)));
        facts.add(new Fact("Bug switched on", spec.bug() == null ? "none" : Display.text(spec.bug(), 60)));
        facts.add(new Fact("Held to", model()));
        facts.add(new Fact(
                "Workload",
                Display.text(spec.workload(), 60)
                        + (run.object().isEmpty() ? "" : " (object: " + Display.text(run.object(), 60) + ")")));
        facts.add(new Fact(
                "Load",
                Units.count(spec.concurrency(), "client") + ", "
                        + (spec.rate() > 0
                                ? Units.plain(spec.rate()) + " operations a second in all"
                                : "as fast as the store takes them")
                        + ", for " + Units.duration(spec.timeLimitNanos())));
        facts.add(new Fact("Nodes", nodes()));
        facts.add(new Fact(
                "Cluster",
                spec.cluster().equals("sim")
                        ? "sim: simulated, a function of the seed"
                        : Display.text(spec.cluster(), 60)));
        facts.add(new Fact("Faults", faults()));
        return facts;
    }

    private String model() {
        if (spec.model() != null) {
            return Display.text(spec.model(), 60) + " (asked for)";
        }
        return run.verdict().checks().isEmpty()
                ? "what the store promises"
                : Display.text(run.verdict().checks().get(0).checker(), 60) + " (what the store promises)";
    }

    private String nodes() {
        List<String> names = new ArrayList<>();
        run.nodes().stream().limit(20).forEach(name -> names.add(Display.text(name, 60)));
        String all = String.join(", ", names) + (run.nodes().size() > 20 ? ", …" : "");
        return spec.nodes() + (all.isEmpty() ? "" : ": " + all);
    }

    /** Those asked for, and whatever else the history shows. */
    private String faults() {
        TreeMap<String, FaultCounts> counts = new TreeMap<>(run.exercise().faults());
        spec.nemeses().forEach(name -> counts.putIfAbsent(name, FaultCounts.NONE));
        List<String> words = new ArrayList<>();
        counts.entrySet().stream().limit(20).forEach(entry -> {
            FaultCounts count = entry.getValue();
            words.add(Units.count(count.tried()) + " × " + Display.text(entry.getKey(), 40)
                    + (count.withoutEffect() > 0
                            ? " (" + Units.count(count.withoutEffect()) + " without effect)"
                            : ""));
        });
        return words.isEmpty() ? "none" : String.join(", ", words) + (counts.size() > 20 ? ", …" : "");
    }

    List<Fact> options() {
        List<Fact> options = new ArrayList<>();
        new TreeMap<>(spec.options())
                .entrySet().stream()
                        .limit(100)
                        .forEach(option -> options.add(new Fact(
                                Display.text(option.getKey(), 60), Display.text(value(option.getKey()), 120))));
        return options;
    }

    private String value(String option) {
        return NetworkSetting.isPreset(option, spec.options())
                ? "that of the network " + spec.options().get(NetworkSetting.NETWORK)
                : spec.options().get(option);
    }

    /** By function, most used first, and all together last. */
    List<FunctionRow> functions(Faults faults) {
        History history = run.history();
        boolean[] during = faults.during(history.size());
        long[][][] counts = new long[history.functionCount()][2][EventType.values().length];
        for (int i = 0; i < during.length; i++) {
            if (history.type(i) == EventType.INVOKE) {
                int completion = history.completion(i);
                int outcome = (completion == History.NONE ? EventType.INFO : history.type(completion)).ordinal();
                counts[history.function(i)][0][outcome]++;
                counts[history.function(i)][1][outcome] += during[i] ? 1 : 0;
            }
        }
        List<FunctionRow> rows = new ArrayList<>();
        Outcomes all = Outcomes.NONE;
        Outcomes allDuring = Outcomes.NONE;
        for (int function = 0; function < counts.length; function++) {
            Outcomes overall = outcomes(counts[function][0]);
            if (overall.all() > 0) {
                Outcomes inFaults = outcomes(counts[function][1]);
                rows.add(new FunctionRow(Display.text(history.functionName(function), 40), overall, inFaults));
                all = all.plus(overall);
                allDuring = allDuring.plus(inFaults);
            }
        }
        rows.sort((a, b) -> Long.compare(b.all().all(), a.all().all()));
        List<FunctionRow> shown = new ArrayList<>(rows.subList(0, Math.min(30, rows.size())));
        if (rows.size() > 30) {
            shown.add(new FunctionRow("… " + Units.count(rows.size() - 30) + " more", Outcomes.NONE, Outcomes.NONE));
        }
        shown.add(new FunctionRow("all", all, allDuring));
        return shown;
    }

    private static Outcomes outcomes(long[] byType) {
        return new Outcomes(
                byType[EventType.OK.ordinal()], byType[EventType.FAIL.ordinal()], byType[EventType.INFO.ordinal()]);
    }

    /** A row for each function and outcome that there was. */
    List<LatencyRow> latencies(Completed completed) {
        List<LatencyRow> rows = new ArrayList<>();
        long[] nanos = new long[completed.size()];
        for (int function = 0; function < Math.min(30, run.history().functionCount()); function++) {
            for (EventType outcome : Completed.OUTCOMES) {
                int n = 0;
                for (int i = 0; i < nanos.length; i++) {
                    if (completed.function[i] == function && completed.outcome[i] == outcome) {
                        nanos[n++] = completed.latencyNanos[i];
                    }
                }
                if (n > 0) {
                    Quantiles quantiles = Quantiles.of(nanos, n);
                    rows.add(new LatencyRow(
                            Display.text(run.history().functionName(function), 40),
                            outcome.word(),
                            Units.count(n),
                            Units.duration(quantiles.percent(50)),
                            Units.duration(quantiles.percent(95)),
                            Units.duration(quantiles.percent(99)),
                            Units.duration(quantiles.percent(100))));
                }
            }
        }
        return rows;
    }
}
