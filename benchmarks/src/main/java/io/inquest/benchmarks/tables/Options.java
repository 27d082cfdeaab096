package io.inquest.benchmarks.tables;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code benchmarks/run linearizability} was asked for.
 *
 * @param rows those whose names it finds
 * @param porcupine a checkout of Porcupine; null if it is not to be run
 * @param driver the source of the program that calls it
 * @param secondsMax for each of its checks
 * @param bytesMax for each of its processes
 */
record Options(Pattern rows, long seed, Path porcupine, Path driver, long secondsMax, long bytesMax) {
    static final String USAGE =
            "benchmarks/run linearizability [--rows PATTERN] [--seed N] [--porcupine CHECKOUT] [--seconds 60] [--gigabytes 20]";

    private static final Path DRIVER = Path.of("benchmarks", "porcupine", "main.go");

    static Options parse(String[] arguments) {
        Options options = new Options(Pattern.compile(""), 1, fromEnvironment(), DRIVER, 60, 20_000_000_000L);
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

    private static Path fromEnvironment() {
        String checkout = System.getenv("PORCUPINE");
        return checkout == null ? null : Path.of(checkout);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--rows" -> new Options(Pattern.compile(value), seed, porcupine, driver, secondsMax, bytesMax);
            case "--seed" -> new Options(rows, Long.parseLong(value), porcupine, driver, secondsMax, bytesMax);
            case "--porcupine" -> new Options(rows, seed, Path.of(value), driver, secondsMax, bytesMax);
            case "--seconds" -> new Options(rows, seed, porcupine, driver, Long.parseLong(value), bytesMax);
            case "--gigabytes" ->
                new Options(rows, seed, porcupine, driver, secondsMax, Long.parseLong(value) * 1_000_000_000L);
            default -> throw new IllegalArgumentException(name + " is no option of this: " + USAGE);
        };
    }
}
