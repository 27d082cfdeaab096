package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.tables.Subprocess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Porcupine, built from a checkout, with the driver in {@code benchmarks/porcupine}. */
final class Porcupine {
    private static final String MODULE = "github.com/anishathalye/porcupine";
    private static final long BUILD_SECONDS_MAX = 300;
    /** For reading the file, which is not timed. */
    private static final long READING_SECONDS_MAX = 120;

    private final Path folder;
    private final Path program;
    private final long secondsMax;
    private final long bytesMax;

    private Porcupine(Path folder, Path program, long secondsMax, long bytesMax) {
        this.folder = folder;
        this.program = program;
        this.secondsMax = secondsMax;
        this.bytesMax = bytesMax;
    }

    /**
     * @param checkout of Porcupine
     * @param driver the source of the program that calls it
     * @param secondsMax for each check
     * @param bytesMax of address space, for each process
     */
    static Porcupine build(Path checkout, Path driver, Path scratch, long secondsMax, long bytesMax)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(scratch.resolve("porcupine"));
        Files.copy(driver, folder.resolve("main.go"));
        Files.writeString(
                folder.resolve("go.mod"),
                "module peer\n\ngo 1.16\n\nrequire " + MODULE + " v0.0.0\n\nreplace " + MODULE + " => "
                        + checkout.toAbsolutePath() + "\n");
        Path program = folder.resolve("porcupine-peer");
        Ended ended = Subprocess.run(BUILD_SECONDS_MAX, folder, List.of("go", "build", "-o", program.toString(), "."));
        if (ended.status() != 0) {
            throw new IOException("Porcupine in " + checkout + " cannot be built:\n" + ended.errors());
        }
        return new Porcupine(folder, program, secondsMax, bytesMax);
    }

    /** A result, the nanoseconds of the check alone and the most bytes; no result if time or memory ran out. */
    Figures check(Path file) throws IOException, InterruptedException {
        Ended ended = Subprocess.run(
                secondsMax + READING_SECONDS_MAX,
                folder,
                List.of("prlimit", "--as=" + bytesMax, program.toString(), file.toString(), Long.toString(secondsMax)));
        if (ended.status() != 0 && !ended.errors().contains("out of memory")) {
            throw new IOException("Porcupine ended with " + ended.status() + ":\n" + ended.errors());
        }
        return ended.status() == 0 ? Figures.parse(ended.output()) : Figures.parse("result=OutOfMemory");
    }

    /** How a check ended, for the table. */
    String told(Figures figures) {
        return switch (figures.text("result")) {
            case "Unknown" -> "undecided after " + secondsMax + " s";
            case "OutOfMemory" -> "out of memory at " + Figures.bytes(bytesMax);
            default -> Figures.seconds(figures.number("nanos")) + ", " + Figures.bytes(figures.number("bytes"));
        };
    }

    /** The time that a check took, or at least would have taken; 0 if nothing is known. */
    long atLeastNanos(Figures figures) {
        return figures.text("result").equals("Unknown") ? secondsMax * 1_000_000_000L : figures.number("nanos");
    }

    static boolean isDecided(Figures figures) {
        return figures.text("result").equals("Ok") || figures.text("result").equals("Illegal");
    }
}
