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
import java.util.Locale;

/** Times our check of each {@link TransactionsRow}, and Elle's or AWDIT's of the same history, and prints the ratio. */
public final class TransactionsTable {
    private static final long SECONDS_MAX = 3_600;

    private final TransactionsOptions options;
    private final Path scratch;
    private final TransactionsPeers peers;

    private TransactionsTable(TransactionsOptions options, Path scratch) {
        this.options = options;
        this.scratch = scratch;
        peers = new TransactionsPeers(options, scratch);
    }

    /** See {@link TransactionsOptions#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        TransactionsOptions options = TransactionsOptions.parse(arguments);
        Path scratch = Files.createTempDirectory("inquest-transactions");
        try {
            if (options.folder() == null) {
                new TransactionsTable(options, scratch).print();
            } else {
                write(options);
            }
        } finally {
            Scratch.delete(scratch);
        }
    }

    /** The histories as files, for whoever wants to check them by other means. */
    private static void write(TransactionsOptions options) throws IOException {
        Files.createDirectories(options.folder());
        for (TransactionsRow row : options.chosen()) {
            History history = SaturatedTransactions.history(row.spec(), options.seed());
            boolean lists = row.spec().kind() == Kind.LISTS;
            String name = (lists ? "lists-" : "registers-") + row.spec().transactions();
            if (Files.exists(options.folder().resolve(name + ".jsonl"))) {
                continue; // the same history is checked by several models
            }
            TransactionFiles.writeJsonLines(history, options.folder().resolve(name + ".jsonl"));
            TransactionFiles.writeEdn(history, options.folder().resolve(name + ".edn"));
            if (!lists) {
                TransactionFiles.writePlume(history, options.folder().resolve(name + ".txt"));
            }
            System.out.println(options.folder().resolve(name));
        }
    }

    private void print() throws Exception {
        System.out.println(Machine.line() + "; seed " + options.seed());
        System.out.println();
        System.out.println(
                "| history | peer | Inquest, first check | its processor time | warm | history in memory | memory | heap | peer / warm | aim, warm | |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (TransactionsRow row : options.chosen()) {
            print(row);
        }
        System.out.println();
        System.out.println(String.format(Locale.ROOT, "A load of %.1f after the last row.", Machine.load()));
    }

    private void print(TransactionsRow row) throws Exception {
        Figures theirs = peers.check(row);
        Figures ours = ours(row);
        String heap = Figures.bytes(row.heapMebibytes() * 1_048_576L);
        if (ours == null) {
            System.out.println("| " + row.name() + " | " + TransactionsPeers.told(theirs)
                    + " | out of memory | – | – | – | – | " + heap + " | – | " + aim(row) + " | **missed** |");
            return;
        }
        long warm = ours.number("warm");
        boolean right = ours.text("result").equals("VALID");
        boolean met = right && (row.aimMillis() == 0 || warm <= row.aimMillis() * 1_000_000);
        long peer = theirs == null ? 0 : theirs.number("nanos");
        System.out.println("| " + row.name() + " | " + TransactionsPeers.told(theirs) + " | "
                + ours.text("result").toLowerCase(Locale.ROOT) + ", " + Figures.seconds(ours.number("cold")) + " | "
                + Figures.seconds(ours.number("cpu")) + " | " + Figures.seconds(warm) + " | "
                + Figures.bytes(ours.number("history")) + " | " + Figures.bytes(ours.number("bytes")) + " | " + heap
                + " | " + (peer == 0 ? "–" : String.format(Locale.ROOT, "%.1f", (double) peer / warm)) + " | "
                + aim(row) + " | " + (met ? "met" : "**missed**") + " |");
    }

    private static String aim(TransactionsRow row) {
        return row.aimMillis() == 0 ? "decided" : Figures.seconds(row.aimMillis() * 1_000_000);
    }

    /** Null if the heap was too small. */
    private Figures ours(TransactionsRow row) throws IOException, InterruptedException {
        List<String> arguments =
                List.of(Integer.toString(TransactionsRow.ALL.indexOf(row)), Long.toString(options.seed()));
        Ended ended = Subprocess.run(
                SECONDS_MAX, scratch, Subprocess.java(row.heapMebibytes(), CheckTransactions.class, arguments));
        if (ended.errors().contains("OutOfMemoryError")) {
            return null;
        }
        if (ended.status() != 0) {
            throw new IOException(
                    "the check of \"" + row.name() + "\" ended with " + ended.status() + ":\n" + ended.errors());
        }
        return Figures.parse(ended.output());
    }
}
