package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.tables.Subprocess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times the checks of consistency models, each on a valid history in a process of its own, and with {@code --plots
 * FOLDER} also how they grow with the history's length and its sessions.
 */
public final class ModelsTable {
    private static final long SECONDS_MAX = 1_800;
    private static final int MILLION = 1_000_000;
    private static final int HEAP = 2_048;
    /** Ten million operations do not fit into the heap of the table. */
    private static final int HEAP_OF_PLOTS = 12_288;

    private static final List<String> GUARANTEES =
            List.of("read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads");

    /** What is checked, and how long it may take once warm. */
    private record Row(
            String name, String object, int clients, int operations, int keys, long aimMillis, List<String> models) {}

    private static final List<Row> ROWS = List.of(
            registers("all four session guarantees together", 1_000, GUARANTEES),
            registers("causal", 2_000, List.of("causal")),
            registers("causal-convergence", 5_000, List.of("causal-convergence")),
            registers("pram", 5_000, List.of("pram")),
            registers("causal-memory", 30_000, List.of("causal-memory")),
            new Row(
                    "sequential, 5 sessions, 10,000 operations, 10 keys",
                    "register",
                    5,
                    10_000,
                    10,
                    5_000,
                    List.of("sequential")),
            containers("queue", "queue"),
            containers("queue", "linearizable"),
            containers("set", "set"),
            containers("set", "linearizable"),
            containers("stack", "linearizable"),
            containers("priority-queue", "linearizable"));

    private ModelsTable() {}

    private static Row registers(String name, long aimMillis, List<String> models) {
        return new Row(name, "register", 20, MILLION, 100, aimMillis, models);
    }

    private static Row containers(String object, String model) {
        return new Row(object + ", " + model + ", 10 clients", object, 10, MILLION, 1, 2_000, List.of(model));
    }

    public static void main(String[] arguments) throws Exception {
        Path scratch = Files.createTempDirectory("inquest-models");
        try {
            System.out.println(Machine.line());
            System.out.println();
            if (arguments.length == 2 && arguments[0].equals("--plots")) {
                plots(Path.of(arguments[1]), scratch);
            } else {
                table(scratch);
            }
            System.out.println();
            System.out.println(String.format(Locale.ROOT, "A load of %.1f after the last row.", Machine.load()));
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static void table(Path scratch) throws Exception {
        System.out.println("| check | first | its processor time | warm | memory | aim, warm | |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : ROWS) {
            Figures figures = time(row, HEAP, scratch);
            System.out.println("| " + row.name() + " | " + Figures.seconds(figures.number("cold")) + " | "
                    + Figures.seconds(figures.number("cpu")) + " | " + Figures.seconds(figures.number("warm")) + " | "
                    + Figures.bytes(figures.number("bytes")) + " | " + Figures.seconds(row.aimMillis() * 1_000_000)
                    + " | " + (figures.number("warm") <= row.aimMillis() * 1_000_000 ? "met" : "**missed**") + " |");
        }
    }

    private static void plots(Path folder, Path scratch) throws Exception {
        LogPlot byLength = new LogPlot("operations, 20 sessions, 100 keys", "seconds");
        LogPlot bySessions = new LogPlot("sessions, 1 million operations, 100 keys", "seconds");
        for (Row row : ROWS.subList(0, 5)) {
            String name = row.models().size() > 1 ? "guarantees" : row.name();
            for (int operations = 10_000; operations <= 10 * MILLION; operations *= 10) {
                byLength.point(name, operations, seconds(row, row.clients(), operations, scratch));
            }
            for (int sessions : new int[] {2, 6, 20, 60, 200}) {
                bySessions.point(name, sessions, seconds(row, sessions, MILLION, scratch));
            }
        }
        Files.writeString(folder.resolve("models-by-length.svg"), byLength.svg());
        Files.writeString(folder.resolve("models-by-sessions.svg"), bySessions.svg());
        System.out.print(byLength.text() + "\n" + bySessions.text());
    }

    private static double seconds(Row row, int sessions, int operations, Path scratch) throws Exception {
        Row point = new Row(row.name(), row.object(), sessions, operations, row.keys(), 0, row.models());
        return time(point, HEAP_OF_PLOTS, scratch).number("warm") / 1e9;
    }

    private static Figures time(Row row, int heapMebibytes, Path scratch) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                row.object(),
                Integer.toString(row.clients()),
                Integer.toString(row.operations()),
                Integer.toString(row.keys())));
        arguments.addAll(row.models());
        Ended ended =
                Subprocess.run(SECONDS_MAX, scratch, Subprocess.java(heapMebibytes, CheckModels.class, arguments));
        if (ended.status() != 0) {
            throw new IOException(
                    "the check of \"" + row.name() + "\" ended with " + ended.status() + ":\n" + ended.errors());
        }
        return Figures.parse(ended.output());
    }
}
