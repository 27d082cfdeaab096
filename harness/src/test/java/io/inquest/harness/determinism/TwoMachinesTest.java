package io.inquest.harness.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.vacuity.Exercise;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred seeds of every store that comes with the program, under all the faults under which it promises anything, in
 * two Java machines at once in which everything differs that may: compilers, collector, identity hashes, language, time
 * zone, encoding; and {@code Set.of} has another order in each anyway. The histories must be the same, byte for byte.
 */
class TwoMachinesTest {
    private static final int SEEDS = 200;
    private static final int PATIENCE_SECONDS = 300;
    private static final List<String> ONE =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC", "-Xmx512m");
    private static final List<String> OTHER = List.of(
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=2",
            "-XX:+UseParallelGC",
            "-Xmx512m");

    @TempDir
    Path folder;

    @Test
    void givesTheSameHistoriesOfEveryStore() throws Exception {
        List<String> stores = StoreRuns.bundled();
        assertTrue(stores.contains("raft"), stores::toString);
        sweepTwice(SEEDS, stores);
        FirstDifference.between(file("one"), file("other")).ifPresent(difference -> fail(difference));
        long headers;
        try (var lines = Files.lines(file("one"))) {
            headers = lines.filter(line -> line.startsWith(StoreSweep.HEADER)).count();
        }
        assertEquals((long) SEEDS * stores.size(), headers);
    }

    /** Or the comparison says little. */
    @Test
    void theRunsGoThroughEveryFault() {
        Plugins plugins = Plugins.of(Distribution.current());
        for (String store : StoreRuns.bundled()) {
            StoreRuns runs = new StoreRuns(plugins.system(store), plugins);
            assertTrue(!runs.faults().isEmpty(), store);
            Exercise all = Exercise.NOTHING;
            for (long seed = 1; seed <= 20; seed++) {
                all = all.plus(Exercise.of(runs.history(seed)));
            }
            TreeSet<String> idle = new TreeSet<>(runs.faults());
            Exercise exercise = all;
            idle.removeIf(fault -> exercise.faultCounts(fault).worked());
            assertEquals(new TreeSet<>(), idle, store + ": faults that never worked in 20 seeds");
        }
    }

    @Test
    void aDifferenceIsShownByItsFirstEvent() throws Exception {
        sweepTwice(2, List.of(FickleStore.NAME));
        String difference = FirstDifference.between(file("one"), file("other")).orElseThrow();
        List<String> reads = new ArrayList<>();
        try (var lines = Files.lines(file("one"))) {
            lines.filter(line -> line.contains("\"type\":\"ok\"") && line.contains("\"f\":\"read\""))
                    .forEach(reads::add);
        }
        String first = reads.get(FickleStore.STEADY_READS);
        String index = first.substring("{\"index\":".length(), first.indexOf(','));
        assertTrue(
                difference.startsWith("fickle, seed 1: the histories of two Java machines differ from event " + index
                        + " on:\n  once: " + first + "\n  then: {\"index\":" + index + ","),
                difference);
        assertEquals(4, difference.lines().count(), difference);
    }

    @Test
    void anEndThatComesEarlyIsADifference() throws IOException {
        Files.writeString(file("one"), "# raft, seed 1\n{\"index\":0}\n# raft, seed 2\n");
        Files.writeString(file("other"), "# raft, seed 1\n# raft, seed 2\n");
        assertEquals(
                "raft, seed 1: the histories of two Java machines differ from event 0 on:\n  once: {\"index\":0}\n"
                        + "  then: nothing\n  both had before: nothing",
                FirstDifference.between(file("one"), file("other")).orElseThrow());
    }

    private Path file(String machine) {
        return folder.resolve(machine);
    }

    private void sweepTwice(long seeds, List<String> stores) throws IOException, InterruptedException {
        List<Process> machines = new ArrayList<>();
        try {
            machines.add(start(ONE, "one", seeds, stores));
            machines.add(start(OTHER, "other", seeds, stores));
            for (Process machine : machines) {
                assertTrue(machine.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "a machine does not end");
            }
        } finally {
            machines.forEach(Process::destroyForcibly);
        }
        assertEquals(0, machines.get(0).exitValue(), Files.readString(file("one.err")));
        assertEquals(0, machines.get(1).exitValue(), Files.readString(file("other.err")));
    }

    private Process start(List<String> options, String name, long seeds, List<String> stores) throws IOException {
        return new ProcessBuilder(StoreSweep.command(options, file(name), 1, seeds, stores))
                .redirectOutput(file(name + ".out").toFile())
                .redirectError(file(name + ".err").toFile())
                .start();
    }
}
