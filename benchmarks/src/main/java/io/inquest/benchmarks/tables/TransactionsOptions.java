package io.inquest.benchmarks.tables;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code benchmarks/run transactions} was asked for.
 *
 * @param rows those whose names it finds
 * @param elle a class path with Elle and Clojure; null if it is not to be run
 * @param awdit AWDIT's program; null if it is not to be run
 * @param gigabytes what Elle's Java is given, and the address space of AWDIT
 * @param folder where to write the histories, instead of checking them; or null
 */
record TransactionsOptions(Pattern rows, long seed, String elle, Path awdit, int gigabytes, Path folder) {
    static final String USAGE =
            "benchmarks/run transactions [--rows PATTERN] [--seed N] [--elle CLASSPATH] [--awdit PROGRAM]"
                    + " [--gigabytes 18] [--files FOLDER]";

    static TransactionsOptions parse(String[] arguments) {
        TransactionsOptions options = new TransactionsOptions(Pattern.compile(""), 1, null, null, 18, null);
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        while (!words.isEmpty()) {
            String name = words.remove();
            if (words.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            options = options.with(name, words.remove());
        }
        return options;
    }

    private TransactionsOptions with(String name, String value) {
        return switch (name) {
            case "--rows" -> new TransactionsOptions(Pattern.compile(value), seed, elle, awdit, gigabytes, folder);
            case "--seed" -> new TransactionsOptions(rows, Long.parseLong(value), elle, awdit, gigabytes, folder);
            case "--elle" -> new TransactionsOptions(rows, seed, value, awdit, gigabytes, folder);
            case "--awdit" ->
                new TransactionsOptions(rows, seed, elle, Path.of(value).toAbsolutePath(), gigabytes, folder);
            case "--gigabytes" -> new TransactionsOptions(rows, seed, elle, awdit, Integer.parseInt(value), folder);
            case "--files" -> new TransactionsOptions(rows, seed, elle, awdit, gigabytes, Path.of(value));
            default -> throw new IllegalArgumentException(name + " is no option of this: " + USAGE);
        };
    }

    List<TransactionsRow> chosen() {
        return TransactionsRow.ALL.stream()
                .filter(row -> rows.matcher(row.name()).find())
                .toList();
    }
}
