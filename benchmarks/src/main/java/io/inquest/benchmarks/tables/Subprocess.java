package io.inquest.benchmarks.tables;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what is timed in a process of its own. */
final class Subprocess {
    private Subprocess() {}

    /**
     * What became of a process.
     *
     * @param status -1 if it was ended because its time was over
     */
    record Ended(int status, String output, String errors) {}

    static Ended run(long secondsMax, Path folder, List<String> command) throws IOException, InterruptedException {
        File out = File.createTempFile("inquest-benchmark", ".out", folder.toFile());
        File err = File.createTempFile("inquest-benchmark", ".err", folder.toFile());
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        boolean ended = process.waitFor(secondsMax, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(ended ? process.exitValue() : -1, read(out), read(err));
    }

    private static String read(File file) throws IOException {
        return java.nio.file.Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    /** A Java like this one, with the same classes. */
    static List<String> java(int heapMebibytes, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }
}
