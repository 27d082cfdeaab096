package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.harness.plugins.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    private Path directory;

    /** Says which folder it was given, by its status. */
    private record FolderRuns(Path expected) implements Runs {
        @Override
        public int run(RunRequest request, Plugins plugins, Session session) {
            throw new AssertionError("not asked for");
        }

        @Override
        public int replay(Path folder, boolean messages, Plugins plugins, Session session) {
            return folder.equals(expected) ? ExitStatus.UNKNOWN : ExitStatus.INTERNAL_ERROR;
        }

        @Override
        public int report(Path folder, Session session) {
            return folder.equals(expected) ? ExitStatus.UNKNOWN : ExitStatus.INTERNAL_ERROR;
        }
    }

    private void assertRefused(String sentence, String... arguments) {
        Console console = Console.run(directory, new NoRuns(), arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals(254, console.status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "report"})
    void takesTheFolderOfARun(String command) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("results/latest"));
        assertRefused("there is no folder \"results/lates\"; a run prints the one it wrote", command, "results/lates");
        assertRefused("\"results/latest\" is not the folder of a run: it has no run.json", command, "results/latest");
        Path batch = Files.createDirectories(directory.resolve("results/batch"));
        Files.writeString(batch.resolve("summary.json"), "{}");
        assertEquals(
                command.equals("report") ? 2 : 254,
                Console.run(directory, new FolderRuns(batch), command, "results/batch").status);
        Files.writeString(folder.resolve("run.json"), "{}");
        assertEquals(2, Console.run(directory, new FolderRuns(folder), command, "results/latest").status);
        String usage = command + " takes one folder of a run, such as: inquest " + command + " results/latest";
        assertRefused(usage, command);
        assertRefused(usage, command, "a", "b");
        assertRefused(
                "no option \"--debgu\"; did you mean \"--debug\"? (inquest help " + command + ")",
                command,
                "--debgu",
                "results/latest");
    }

    @Test
    void replayNeedsNoOtherCommand() {
        assertRefused("there is no folder \"x\"; a run prints the one it wrote", "replay", "x");
    }
}
