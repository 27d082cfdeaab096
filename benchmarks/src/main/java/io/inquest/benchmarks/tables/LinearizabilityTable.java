package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.SaturatedClients;
import io.inquest.benchmarks.tables.Subprocess.Ended;
import io.inquest.checkers.Validity;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Times our check of each {@link Row}, and Porcupine's of the same file in the same run, and prints the ratio. */
public final class LinearizabilityTable {
    private static final long SECONDS_MAX = 1_200;

    private final Options options;
    private final Path scratch;
    private final Porcupine porcupine;

    private LinearizabilityTable(Options options, Path scratch, Porcupine porcupine) {
        this.options = options;
        this.scratch = scratch;
        this.porcupine = porcupine;
    }

    /** See {@link Options#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        Path scratch = Files.createTempDirectory("inquest-linearizability");
        try {
            Porcupine porcupine = options.porcupine() == null
                    ? null
                    : Porcupine.build(
                            options.porcupine(), options.driver(), scratch, options.secondsMax(), options.bytesMax());
            new LinearizabilityTable(options, scratch, porcupine).print();
        } finally {
            Scratch.delete(scratch);
        }
    }

    private void print() throws Exception {
        System.out.println(Machine.line() + "; seed " + options.seed());
        System.out.println();
        System.out.println(
                "| history | Porcupine | Inquest, first check | its processor time | warm | memory | Porcupine / first | aim | |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : Row.ALL) {
            if (options.rows().matcher(row.name()).find()) {
                print(row);
            }
        }
        System.out.println();
        System.out.println(String.format(Locale.ROOT, "A load of %.1f after the last row.", Machine.load()));
    }

    private void print(Row row) throws Exception {
        Path file = scratch.resolve("history.jsonl");
        try (HistoryWriter writer = HistoryWriter.create(file, System::nanoTime)) {
            writer.append(SaturatedClients.history(row.spec(), options.seed()));
        }
        Figures ours = ours(row, file);
        Figures theirs = porcupine == null ? null : porcupine.check(file);
        Files.delete(file);
        long cold = ours.number("cold");
        boolean right = ours.text("result").equals(row.expected().name());
        boolean contradicted = theirs != null
                && Porcupine.isDecided(theirs)
                && theirs.text("result").equals("Ok") != (row.expected() == Validity.VALID);
        String verdict = !right
                ? ours.text("result").toLowerCase(Locale.ROOT)
                : row.spec().stale() ? "invalid" : "valid";
        String met = !right ? "**missed**" : met(row.aimMillis() * 1_000_000, cold, ours.number("warm"));
        System.out.println("| " + row.name() + " | " + (theirs == null ? "not run" : porcupine.told(theirs)) + " | "
                + verdict + ", " + Figures.seconds(cold) + " | " + Figures.seconds(ours.number("cpu")) + " | "
                + Figures.seconds(ours.number("warm")) + " | "
                + Figures.bytes(ours.number("bytes")) + " | " + ratio(theirs, cold) + " | "
                + Figures.seconds(row.aimMillis() * 1_000_000) + " | " + (contradicted ? "CONTRADICTED" : met) + " |");
    }

    private static String met(long aimNanos, long coldNanos, long warmNanos) {
        return coldNanos <= aimNanos ? "met" : warmNanos <= aimNanos ? "met when warm" : "**missed**";
    }

    private Figures ours(Row row, Path file) throws IOException, InterruptedException {
        Ended ended = Subprocess.run(
                SECONDS_MAX, scratch, Subprocess.java(row.heapMebibytes(), CheckFile.class, List.of(file.toString())));
        if (ended.status() != 0) {
            throw new IOException(
                    "the check of \"" + row.name() + "\" ended with " + ended.status() + ":\n" + ended.errors());
        }
        return Figures.parse(ended.output());
    }

    private String ratio(Figures theirs, long ourNanos) {
        if (theirs == null || porcupine.atLeastNanos(theirs) == 0) {
            return "–";
        }
        double ratio = (double) porcupine.atLeastNanos(theirs) / ourNanos;
        String sign = Porcupine.isDecided(theirs) ? "" : "> ";
        return sign + String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%,.0f", ratio);
    }
}
