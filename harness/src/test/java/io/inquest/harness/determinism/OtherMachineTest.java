package io.inquest.harness.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same seeds in a Java machine of their own, where everything that may differ from one to the next does: language,
 * time zone, encoding, identity hashes, collector; and {@code Set.of} has another order in each anyway.
 */
class OtherMachineTest {
    private static final int SEEDS = 5;
    private static final int PATIENCE_SECONDS = 120;
    private static final List<String> DIFFERENT = List.of(
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=2",
            "-XX:+UseParallelGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m");

    @TempDir
    Path folder;

    @Test
    void givesTheSameBytes() throws Exception {
        DefaultRuns runs = new DefaultRuns("register");
        List<String> here = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            here.add(DigestSweep.line(runs, "register", seed));
        }
        assertEquals(here, there("register", "1", Integer.toString(SEEDS)));
    }

    private List<String> there(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(DIFFERENT);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DigestSweep.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the other machine does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        return Files.readAllLines(out, StandardCharsets.US_ASCII);
    }
}
