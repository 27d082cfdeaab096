package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.HistorySpec;
import io.inquest.benchmarks.histories.SaturatedClients;
import io.inquest.benchmarks.tables.Subprocess.Ended;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times how {@code history.jsonl} is read. The aim is a million lines a second on two processors. */
public final class ReadingTable {
    private static final int HEAP_MEBIBYTES = 2_048;
    private static final long SECONDS_MAX = 600;
    private static final long SEED = 1;
    private static final double AIM_LINES_A_SECOND = 1e6;

    private ReadingTable() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, HistorySpec> rows = new LinkedHashMap<>();
        rows.put("one register, unique writes", HistorySpec.uniqueWrites(10, 500_000, 1));
        rows.put("one register, four times the lines", HistorySpec.uniqueWrites(10, 2_000_000, 1));
        rows.put("10,000 keys, CAS, 1 % indeterminate", HistorySpec.cas(20, 500_000, 10_000, 10));
        rows.put("10,000 keys, CAS, four times the lines", HistorySpec.cas(20, 2_000_000, 10_000, 10));
        Path scratch = Files.createTempDirectory("inquest-reading");
        System.out.println(Machine.line());
        System.out.println();
        System.out.println(
                "| history | lines | bytes a line | first reading | processor time | lines a second | warm | memory | |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        try {
            for (Map.Entry<String, HistorySpec> row : rows.entrySet()) {
                print(row.getKey(), row.getValue(), scratch);
            }
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void print(String name, HistorySpec spec, Path scratch) throws IOException, InterruptedException {
        Path file = scratch.resolve("history.jsonl");
        try (HistoryWriter writer = HistoryWriter.create(file, System::nanoTime)) {
            writer.append(SaturatedClients.history(spec, SEED));
        }
        Ended ended = Subprocess.run(
                SECONDS_MAX, scratch, Subprocess.java(HEAP_MEBIBYTES, ReadFile.class, List.of(file.toString())));
        if (ended.status() != 0) {
            throw new IOException("reading ended with " + ended.status() + ":\n" + ended.errors());
        }
        Figures figures = Figures.parse(ended.output());
        long lines = figures.number("lines");
        double first = lines * 1e9 / figures.number("cold");
        double warm = lines * 1e9 / figures.number("warm");
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %s | %s | %.2f million | %.2f million | %s | %s |",
                name,
                lines,
                Files.size(file) / lines,
                Figures.seconds(figures.number("cold")),
                Figures.seconds(figures.number("cpu")),
                first / 1e6,
                warm / 1e6,
                Figures.bytes(figures.number("bytes")),
                first >= AIM_LINES_A_SECOND ? "met" : "**missed**"));
        Files.delete(file);
    }
}
