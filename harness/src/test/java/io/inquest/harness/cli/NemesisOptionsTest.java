package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --nemesis} and {@code --nemesis-file} may say together with other options. */
class NemesisOptionsTest {
    private static final String TWO = """
            faults:
              - {at: 5, lasts: 1, kill: {}}
              - {at: 9, lasts: 1, pause: {}}
              - {at: 12, lasts: 1, kill: {targets: one}}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeScript() throws IOException {
        write("two.yaml", TWO);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Console console(AskedRuns runs, String... arguments) {
        List<String> all = new ArrayList<>(List.of("run", "--system", "shelf"));
        all.addAll(List.of(arguments));
        return Console.run(directory, runs, all.toArray(new String[0]));
    }

    private RunRequest parse(String... arguments) {
        AskedRuns runs = new AskedRuns();
        Console console = console(runs, arguments);
        assertEquals("", console.err);
        return runs.asked;
    }

    private void assertRefused(String sentence, String... arguments) {
        AskedRuns runs = new AskedRuns();
        Console console = console(runs, arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals(254, console.status);
        assertNull(runs.asked);
    }

    @Test
    void aFileSaysWhichFaultsAndWhen() {
        RunRequest request = parse("--nemesis-file", "two.yaml");
        assertEquals(List.of("kill", "pause"), request.spec().nemeses());
        FaultScript script = request.spec().script();
        assertEquals(
                List.of(5_000_000_000L, 9_000_000_000L, 12_000_000_000L),
                script.entries().stream().map(FaultScript.Entry::atNanos).toList());
        assertEquals("two.yaml, line 2: ", script.entries().get(0).where());
        assertNull(parse("--nemesis", "kill").spec().script());
        assertEquals(
                script, parse("--nemesis-file=two.yaml", "--seed", "3").spec().script());
        assertEquals(
                script,
                parse("--nemesis-file", "two.yaml", "--seeds", "1..9").spec().script());
    }

    @Test
    void aFileOfNoFaultsIsNoNemesis() throws IOException {
        write("none.yaml", "faults: []\n");
        assertEquals(List.of(), parse("--nemesis-file", "none.yaml").spec().nemeses());
    }

    @Test
    void optionsOfRandomFaultsSayNothingThen() {
        RunRequest request = parse("--nemesis-file", "two.yaml");
        for (String option :
                List.of("fault-lasts", "fault-schedule", "kill-targets", "pause-targets", "clock-targets")) {
            assertTrue(!request.spec().options().containsKey(option), option);
            assertRefused(
                    "--" + option
                            + " is for faults at random times; with --nemesis-file the file says what happens and when",
                    "--nemesis-file",
                    "two.yaml",
                    "--" + option,
                    "1..2");
        }
        assertRefused(
                "no option \"--kil-targets\" (inquest help run)", "--nemesis-file", "two.yaml", "--kil-targets", "one");
    }

    @Test
    void anOptionOfAFaultThatIsNotAskedForIsNotUnknown() {
        assertRefused(
                "--partition-shapes is of the fault partition, and this run has only kill, pause; name it in --nemesis",
                "--nemesis",
                "kill,pause",
                "--partition-shapes",
                "halves");
        assertRefused(
                "--kill-targets is of the fault kill, and this run has none; name it in --nemesis",
                "--nemesis",
                "none",
                "--kill-targets=one");
    }

    @Test
    void whatHasNoEffectIsRefused() {
        for (String option : List.of("fault-lasts", "fault-pause", "fault-schedule", "fault-overlap")) {
            assertTrue(!parse("--nemesis", "none").spec().options().containsKey(option), option);
            assertRefused(
                    "--" + option + " says when faults come, and this run has none",
                    "--nemesis",
                    "none",
                    "--" + option,
                    "1..2");
        }
        assertRefused(
                "--fault-overlap always needs faults of different kinds, and there is only kill; name another in"
                        + " --nemesis",
                "--nemesis",
                "kill",
                "--fault-overlap",
                "always");
        assertEquals(
                "sometimes",
                parse("--nemesis", "kill", "--fault-overlap", "sometimes")
                        .spec()
                        .options()
                        .get("fault-overlap"));
    }

    @Test
    void anotherOptionIsNoNemesis() {
        assertRefused("--nemesis needs a value (inquest help run)", "--nemesis", "--results", "out");
        assertRefused("--nemesis-file needs a value (inquest help run)", "--nemesis-file", "--quiet");
        assertRefused("--nemesis needs a value (inquest help run)", "--nemesis");
    }

    @Test
    void oneOrTheOther() {
        assertRefused(
                "give --nemesis for faults at random times or --nemesis-file for faults at exact ones, not both",
                "--nemesis-file",
                "two.yaml",
                "--nemesis",
                "kill");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertRefused("there is no file \"tow.yaml\" for --nemesis-file to read", "--nemesis-file", "tow.yaml");
        assertRefused("--nemesis-file takes the name of a file, not \"\"", "--nemesis-file", "");
        Files.createDirectory(directory.resolve("folder.yaml"));
        assertRefused("\"folder.yaml\" cannot be read: Is a directory", "--nemesis-file", "folder.yaml");
    }

    @Test
    void whatIsWrongInItIsSaidWithItsLine() throws IOException {
        write("typo.yaml", TWO.replace("pause", "puase"));
        assertRefused(
                "typo.yaml, line 3: no nemesis \"puase\"; did you mean \"pause\"? (inquest list nemeses)",
                "--nemesis-file",
                "typo.yaml");
        write("times.yaml", TWO.replace("at: 9", "at: nine"));
        assertRefused(
                "times.yaml, line 3: \"at\" is a time, such as 5s, 1.25s, 300ms or 2m, not \"nine\"",
                "--nemesis-file",
                "times.yaml");
        write("empty.yaml", "");
        assertRefused("empty.yaml is empty", "--nemesis-file", "empty.yaml");
    }

    @Test
    void allIsWhatTheStoreWithstands() {
        assertEquals(List.of("partition"), parse("--nemesis", "all").spec().nemeses());
        assertRefused("--nemesis takes \"all\" alone, or the names of faults", "--nemesis", "all,kill");
    }

    @Test
    void aDryRunCountsTheFaults() {
        Console console = console(new AskedRuns(), "--nemesis-file", "two.yaml", "--dry-run");
        assertTrue(
                console.out
                        .replaceAll("(?<=\\S) {2,}", "  ")
                        .contains("nemesis  3 faults at exact times (kill, pause)\n"),
                console.out);
    }
}
