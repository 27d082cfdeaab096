package io.inquest.harness.cli;

import io.inquest.cluster.BareCluster;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.RunSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** {@code run}: reads the options, and has it done. */
final class RunCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        try (Plugins plugins = session.plugins()) {
            RunRequest request = new RunOptions(plugins, session).parse(arguments);
            if (request.dryRun()) {
                session.terminal().out().print(describe(request));
                return ExitStatus.VALID;
            }
            if (!request.spec().isSimulated()) {
                OptionalInt elsewhere = ClusterChoice.runElsewhere(
                        plugins.cluster(request.spec().cluster()), "run", arguments);
                if (elsewhere.isPresent()) {
                    return elsewhere.getAsInt();
                }
            }
            return session.runs().run(request, plugins, session);
        }
    }

    /** What would be done, a line each. */
    private static String describe(RunRequest request) {
        RunSpec spec = request.spec();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("system", spec.system() + (spec.bug() == null ? "" : ", with the bug " + spec.bug())));
        rows.add(List.of("cluster", cluster(spec)));
        if (!spec.hosts().isEmpty()) {
            rows.add(List.of("hosts", String.join(" | ", spec.hosts())));
        }
        rows.add(List.of("workload", spec.workload() + ", " + spec.concurrency() + " clients, " + rate(spec.rate())));
        rows.add(List.of(
                "nemesis", spec.nemeses().isEmpty() ? "none" : NemesisOptions.words(spec.nemeses(), spec.script())));
        rows.add(List.of("time limit", Quantities.seconds(spec.timeLimitNanos())));
        rows.add(List.of("judged by", judge(request)));
        new TreeMap<>(spec.bounds()).forEach((name, value) -> rows.add(List.of("bound", name + " " + value)));
        rows.add(List.of(
                request.seeds().isSingle() ? "seed" : "seeds",
                request.seeds() + (request.repeats() == 1 ? "" : ", " + request.repeats() + " times")));
        new TreeMap<>(spec.options()).forEach((name, value) -> rows.add(List.of("--" + name, value)));
        rows.add(List.of("results", request.results().toString()));
        return "This would be run:\n" + Layout.table(rows, 2);
    }

    private static String cluster(RunSpec spec) {
        return spec.cluster().equals(BareCluster.NAME)
                ? spec.cluster()
                : spec.cluster() + ", " + spec.nodes() + " nodes";
    }

    private static String rate(double rate) {
        return rate == 0
                ? "as fast as they can"
                : BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString() + " operations a second in all";
    }

    private static String judge(RunRequest request) {
        List<String> models = request.spec().models();
        return models.isEmpty()
                ? request.promise().model() + ", which the store promises"
                : String.join(" and ", models);
    }
}
