package io.inquest.harness.report;

import io.inquest.harness.runner.RunSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The commands that do a run again. Nothing recorded reaches a shell unquoted. */
final class Reproduction {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@%+-]+");
    private static final long SECOND_NANOS = 1_000_000_000L;

    private Reproduction() {}

    /**
     * The run from its options.
     *
     * @param faults the file that holds its faults, for a run whose faults came at exact times
     */
    static String run(RunSpec spec, Path faults) {
        StringBuilder command = new StringBuilder("./inquest run");
        add(command, "system", spec.system());
        add(command, "workload", spec.workload());
        if (spec.script() != null) {
            command.append(" --nemesis-file ").append(quote(shown(faults)));
        } else {
            add(command, "nemesis", spec.nemeses().isEmpty() ? "none" : String.join(",", spec.nemeses()));
        }
        add(command, "cluster", spec.cluster());
        add(command, "nodes", Integer.toString(spec.nodes()));
        add(command, "time-limit", time(spec.timeLimitNanos()));
        add(command, "rate", Units.plain(spec.rate()));
        add(command, "concurrency", Integer.toString(spec.concurrency()));
        add(command, "seed", Long.toString(spec.seed()));
        if (spec.bug() != null) {
            add(command, "bug", spec.bug());
        }
        if (spec.model() != null) {
            add(command, "model", spec.model());
        }
        new TreeMap<>(spec.options()).forEach((name, value) -> add(command, name, value));
        return command.toString();
    }

    /** A command on the run's folder, or a file in it. */
    static String on(String subcommand, Path path) {
        return "./inquest " + subcommand + " " + quote(shown(path));
    }

    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return (path.startsWith(here) ? here.relativize(path) : path).toString();
    }

    private static void add(StringBuilder command, String option, String value) {
        command.append(' ').append(quote("--" + option)).append(' ').append(quote(value));
    }

    /** As one word of a POSIX shell. */
    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String time(long nanos) {
        return nanos % SECOND_NANOS == 0
                ? nanos / SECOND_NANOS + "s"
                : BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
