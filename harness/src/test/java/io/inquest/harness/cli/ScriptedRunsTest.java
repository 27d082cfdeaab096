package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs whose faults come from a file, above all from the one that another run has written. */
class ScriptedRunsTest {
    @TempDir
    Path directory;

    private Console inquest(String... arguments) {
        return Console.run(directory, new Simulations(), arguments);
    }

    private Console run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run", "--quiet", "--time-limit", "8s", "--model", "linearizable"));
        all.addAll(List.of(arguments));
        return inquest(all.toArray(new String[0]));
    }

    private Path latest() throws IOException {
        return directory.resolve("results/latest").toRealPath();
    }

    /** The faults of the latest run, without what is said of the run. */
    private String faults() throws IOException {
        return Files.readString(latest().resolve("faults.yaml")).replaceAll("(?m)^# (The faults|Times count) .*\n", "");
    }

    private String history() throws IOException {
        return Files.readString(latest().resolve("history.jsonl"));
    }

    private void script(String text) throws IOException {
        Files.writeString(directory.resolve("f.yaml"), text);
    }

    private void repeat(String nemesis, long seed, long otherSeed) throws IOException {
        Console drawn = run(
                "--nemesis",
                nemesis,
                "--seed",
                "" + seed,
                "--fault-lasts",
                "0.3..0.9",
                "--fault-pause",
                "0.1..0.3",
                "--fault-overlap",
                nemesis.contains(",") ? "always" : "never");
        assertTrue(drawn.status <= 1, drawn.out + drawn.err);
        String faults = faults();
        for (String kind : nemesis.split(",")) {
            assertTrue(faults.contains("    " + kind + ": "), kind + " came\n" + faults);
        }
        assertTrue(faults.split("- at:").length > 3, faults);
        assertFalse(faults.contains("Not here"), faults);
        Files.copy(latest().resolve("faults.yaml"), directory.resolve("again.yaml"));
        for (long again : List.of(seed, otherSeed)) {
            Console repeated = run("--nemesis-file", "again.yaml", "--seed", "" + again);
            assertTrue(repeated.status <= 1, repeated.out + repeated.err);
            assertEquals(faults, faults(), "seed " + again);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "partition, 1, 2",
        "kill, 1, 2",
        "pause, 1, 2",
        "clock, 1, 2",
        "packets, 1, 2",
        "packet-corruption, 1, 2",
        "disk, 1, 2",
        "disk-failing, 1, 2",
        "disk-corruption, 1, 2",
        "restart, 1, 2",
        "rolling-restart, 1, 2",
        "crash-loop, 1, 2",
    })
    void aRunsOwnFaultsComeAgainAtTheSameTimesToTheSameTargets(String nemesis, long seed, long otherSeed)
            throws IOException {
        repeat(nemesis, seed, otherSeed);
    }

    @Test
    void soDoThoseOfAllKindsTogether() throws IOException {
        repeat("partition,clock,packets,pause", 1, 2);
    }

    /** What is drawn is drawn by the seed alone, so to name it changes nothing. */
    @Test
    void aScriptThatDrawsAndTheOneOfWhatItDrewGiveTheSameHistory() throws IOException {
        script("""
                faults:
                  - {at: 1, lasts: 1, partition: {shape: primary}}
                  - {at: 2.5, lasts: 1, kill: {targets: primaries}}
                  - {at: 4, lasts: 1, clock: {mode: jump}}
                  - {at: 5.5, lasts: 1, packets: {mode: loss, targets: primary}}
                """);
        assertEquals(0, run("--nemesis-file", "f.yaml", "--seed", "5").status);
        String drawn = history();
        Files.copy(latest().resolve("faults.yaml"), directory.resolve("exact.yaml"));
        assertEquals(0, run("--nemesis-file", "exact.yaml", "--seed", "5").status);
        assertEquals(drawn, history());
        run("--nemesis-file", "f.yaml", "--seed", "6");
        assertNotEquals(drawn, history());
    }

    @Test
    void aRunWithAScriptReplaysByteForByteWithoutItsFile() throws IOException {
        script("""
                faults:
                  - {at: 1, lasts: 3, partition: {shape: primary}}
                  - {at: 2, lasts: 1, kill: {targets: minority}}
                  - {at: 5, lasts: 1, pause: {nodes: [n1, n2]}}
                  - {at: 6, disk: {mode: slow, targets: all}}
                """);
        assertEquals(0, run("--nemesis-file", "f.yaml", "--seed", "5").status);
        Files.delete(directory.resolve("f.yaml"));
        Console replay = inquest("replay", "results/latest");
        assertEquals(0, replay.status, replay.err);
        assertTrue(replay.out.contains(HistoryDigest.of(latest().resolve("history.jsonl"))), replay.out);

        Path file = latest().resolve("run.json");
        String good = Files.readString(file);
        for (String[] change : new String[][] {
            {"\"at\" : \"2s\"", "\"at\" : \"two\"", "script, fault 2: \"at\" is a time"},
            {"\"at\" : \"6s\"", "\"at\" : \"9s\"", "script, fault 4: this fault begins at 9s"},
            {"\"n1\",\\s*\"n2\"\\s*]", "\"n1\", \"n7\" ]", "script, fault 3: no node \"n7\""},
            {"\"kill\" : \\{", "\"pause\" : {", "nemeses other than those of its script"},
        }) {
            String changed = good.replaceAll(change[0], change[1]);
            assertNotEquals(good, changed);
            Files.writeString(file, changed);
            Console broken = inquest("replay", "results/latest");
            assertEquals(254, broken.status, broken.out + broken.err);
            assertTrue(broken.err.contains(change[2]), broken.err);
            assertEquals(1, broken.err.lines().count(), broken.err);
        }
    }

    @Test
    void whatCannotBeHadIsRefusedBeforeTheRun() throws IOException {
        for (String[] wrong : new String[][] {
            {"{at: 1, kill: {nodes: [n9]}}", "no node \"n9\"; did you mean \"n1\"? (they are n1, n2, n3, n4, n5)"},
            {
                "{at: 1, partition: {shape: primry}}",
                "no value \"primry\"; did you mean \"primary\"? (--partition-shapes takes some of one-node, primary,"
                        + " halves, random-halves, minority-third, all-alone, bridge, majorities-ring,"
                        + " majorities-ring-stochastic, one-way, random-grudges, or any)"
            },
            {
                "{at: 8, kill: {}}",
                "this fault begins at 8s, when the run's main part of 8s is over; give it more with --time-limit"
            },
        }) {
            script("faults:\n  - {at: 2, pause: {}}\n  - " + wrong[0] + "\n");
            Console refused = run("--nemesis-file", "f.yaml");
            assertEquals("inquest: f.yaml, line 3: " + wrong[1] + "\n", refused.err);
            assertEquals(254, refused.status);
        }
        assertFalse(Files.exists(directory.resolve("results")));
    }

    @Test
    void faultsThatOverlapDoWhatIsLeftToDo() throws IOException {
        script("""
                faults:
                  - {at: 3, lasts: 1, kill: {nodes: [n1, n2]}}
                  - {at: 2, lasts: 4, kill: {nodes: [n1]}}
                  - {at: 3.5, lasts: 1, kill: {nodes: [n1]}}
                """);
        Console run = run("--nemesis-file", "f.yaml", "--seed", "5");
        assertEquals(0, run.status, run.out);
        assertTrue(run.out.contains("under faults (3 kill of which 1 without effect)"), run.out);
        String history = history();
        assertTrue(history.contains("\"killed\":[\"n2\"]"), history);
        assertTrue(history.contains("took no effect: nothing ran on n1"), history);
        assertEquals("""
                # Again: inquest run --nemesis-file faults.yaml, with any store, bug or seed.
                # Not here: at 3.5 s a kill: took no effect: nothing ran on n1
                faults:
                  - at: 2s
                    until: 6s
                    kill: {"nodes":["n1"]}
                  - at: 3s
                    until: 4s
                    kill: {"nodes":["n1","n2"]}
                """, faults());
    }

    @Test
    void aScriptOfWhichNothingTookEffectIsVacuous() throws IOException {
        script("""
                faults:
                  - {at: 2, lasts: 2, kill: {targets: all}}
                  - {at: 3, lasts: 1, pause: {targets: one}}
                """);
        Console run = run("--nemesis-file", "f.yaml", "--seeds", "1..2");
        assertEquals(2, run.status, run.out);
        assertTrue(run.out.contains("the test did not exercise pause"), run.out);
    }

    @Test
    void theLeaderThatDoesNotKnowThatItWasReplacedIsAnExample() throws IOException {
        Path example = Path.of("").toAbsolutePath();
        while (!Files.exists(example.resolve("docs/examples"))) {
            example = example.getParent();
        }
        String file = example.resolve("docs/examples/split-brain.yaml").toString();
        String[] all = {"run", "--quiet", "--nemesis-file", file, "--seed", "1"};
        assertEquals(0, inquest(all).status);
        for (String[] with : new String[][] {
            {"0", "--system", "primary-backup"},
            {"1", "--system", "primary-backup", "--bug", "split-brain"},
            {"1", "--bug", "stale-reads"},
        }) {
            List<String> arguments = new ArrayList<>(List.of(all));
            arguments.addAll(List.of(with).subList(1, with.length));
            Console run = inquest(arguments.toArray(new String[0]));
            assertEquals(with[0], "" + run.status, run.out + run.err);
        }
    }
}
