package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.SaturatedTransactions;
import io.inquest.benchmarks.histories.SaturatedTransactions.Kind;
import io.inquest.benchmarks.histories.TransactionFiles;
import io.inquest.benchmarks.tables.Subprocess.Ended;
import io.inquest.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elle, for lists, from a class path with the driver in {@code benchmarks/elle}; and AWDIT, for registers. */
final class TransactionsPeers {
    private static final Path DRIVER =
            Path.of("benchmarks", "elle", "check.clj").toAbsolutePath();
    private static final Pattern AWDITS_TIME = Pattern.compile("Done checking: (\\d+)ms");
    private static final long SECONDS_MAX = 3_600;
    private static final Map<String, String> AWDITS_NAMES =
            Map.of("read-committed", "read-committed", "read-atomic", "read-atomic", "txn-causal", "causal");

    private final TransactionsOptions options;
    private final Path scratch;

    TransactionsPeers(TransactionsOptions options, Path scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    /** A result, the nanoseconds of the check alone and the most bytes; null if the peer of this row is not to be run. */
    Figures check(TransactionsRow row) throws IOException, InterruptedException {
        boolean lists = row.spec().kind() == Kind.LISTS;
        if (lists ? options.elle() == null : options.awdit() == null) {
            return null;
        }
        History history = SaturatedTransactions.history(row.spec(), options.seed());
        Path file = scratch.resolve("history");
        try {
            if (lists) {
                TransactionFiles.writeEdn(history, file);
                return elle(file);
            }
            TransactionFiles.writePlume(history, file);
            return awdit(file, AWDITS_NAMES.get(row.model()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Figures elle(Path file) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return figures(Subprocess.run(
                SECONDS_MAX,
                scratch,
                List.of(
                        java,
                        "-Xmx" + options.gigabytes() + "g",
                        "-cp",
                        options.elle(),
                        "clojure.main",
                        DRIVER.toString(),
                        file.toString())));
    }

    private Figures awdit(Path file, String level) throws IOException, InterruptedException {
        Ended ended = Subprocess.run(
                SECONDS_MAX,
                scratch,
                List.of(
                        "prlimit",
                        "--as=" + options.gigabytes() * 1_000_000_000L,
                        options.awdit().toString(),
                        "check",
                        "--isolation",
                        level,
                        file.toString()));
        Matcher millis = AWDITS_TIME.matcher(ended.output());
        if (ended.status() != 0 || !millis.find()) {
            return figures(ended);
        }
        String result = ended.output().contains("Inconsistent.") ? "invalid" : "valid";
        return Figures.parse("result=" + result + " nanos=" + Long.parseLong(millis.group(1)) * 1_000_000);
    }

    private static Figures figures(Ended ended) throws IOException {
        if (ended.status() == -1) {
            return Figures.parse("result=time");
        }
        if (ended.errors().contains("OutOfMemoryError") || ended.errors().contains("memory allocation")) {
            return Figures.parse("result=memory");
        }
        if (ended.status() != 0) {
            throw new IOException("a peer ended with " + ended.status() + ":\n" + ended.errors());
        }
        return Figures.parse(ended.output());
    }

    /** How its check ended, for the table. */
    static String told(Figures figures) {
        if (figures == null) {
            return "not run";
        }
        return switch (figures.text("result")) {
            case "time" -> "undecided after " + SECONDS_MAX + " s";
            case "memory" -> "out of memory";
            default ->
                figures.text("result") + ", " + Figures.seconds(figures.number("nanos"))
                        + (figures.number("bytes") == 0 ? "" : ", " + Figures.bytes(figures.number("bytes")));
        };
    }
}
