package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is given a password and blurts it out wherever it can: it is in nothing that is left of the run. */
class SecretsTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory;

    private Console run(String password, String... more) {
        Stream<String> words = Stream.concat(
                Stream.of("run", "--system", "vault", "--nemesis", "none", "--time-limit", "2s", "--vault-password", password),
                Stream.of(more));
        return Console.run(directory, new Simulations(), words.toArray(String[]::new));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(directory.resolve("results"))) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aPasswordIsInNothingThatIsLeftOfARun() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Console console = run("file:" + file);
        String text = console.out + console.err;
        assertTrue(text.contains("it asks for *** again"), text);
        assertFalse(text.contains(PASSWORD), text);
        int told = 0;
        for (Path written : files()) {
            String held = Files.readString(written);
            assertFalse(held.contains(PASSWORD), written::toString);
            told += held.contains("no entry with ***") || held.contains("file:" + file) ? 1 : 0;
        }
        assertTrue(told >= 2, "the history has the errors, run.json where the password is");
    }

    @Test
    void itIsNotTakenFromTheCommandLine() {
        Console console = run(PASSWORD);
        assertTrue(console.err.startsWith("inquest: --vault-password takes file:PATH or env:NAME"), console.err);
        assertFalse(console.err.contains(PASSWORD), console.err);
        assertEquals(254, console.status);
    }

    @Test
    void whereItIsNotIsSaid() {
        Console console = run("file:/no/such/file");
        assertEquals(
                "inquest: --vault-password names the file \"/no/such/file\", which is not there\n", console.err);
        assertEquals(254, console.status);
    }
}
