package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Checker;
import io.inquest.harness.plugins.Distribution;
import io.inquest.history.History;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a user's own checker and object, compiled here and put into a folder of plug-ins. */
class ExamplePluginTest {
    @TempDir
    Path directory;

    private Distribution distribution;
    private Path example;

    @BeforeEach
    void build() throws IOException {
        example = Path.of("").toAbsolutePath();
        while (example != null && !Files.isDirectory(example.resolve("docs/examples"))) {
            example = example.getParent();
        }
        example = example.resolve("docs/examples/custom-checker");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes.toString(), "-cp", place(Checker.class) + File.pathSeparator + place(History.class)));
        arguments.add("-proc:none");
        files(example.resolve("src/main/java")).forEach(file -> arguments.add(file.toString()));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])),
                "the example does not compile");
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve("custom-checker.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            add(classes, jar);
            add(example.resolve("src/main/resources"), jar);
        }
        distribution = new Distribution(null, List.of(plugins));
    }

    private static Path place(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(Path folder, JarOutputStream jar) throws IOException {
        for (Path file : files(folder)) {
            jar.putNextEntry(new JarEntry(folder.relativize(file).toString()));
            Files.copy(file, jar);
            jar.closeEntry();
        }
    }

    private Console inquest(String... arguments) {
        return Console.run(distribution, example, new NoRuns(), arguments);
    }

    @Test
    void isListedAndExplained() {
        assertTrue(inquest("list", "models").out.contains("answers-in-time"));
        assertTrue(inquest("explain", "answers-in-time").out.contains("--bound millis=N"));
    }

    @Test
    void itsCheckerIsAModelAmongTheOthers() {
        Console late = inquest("check", "scores.jsonl", "--model", "answers-in-time", "--bound", "millis=50");
        assertTrue(late.out.contains("Process 1 waited 60 ms for its submit (event 2)."), late.out + late.err);
        assertEquals(1, late.status);
        Console all = inquest("check", "scores.jsonl", "--json");
        assertTrue(all.out.contains("\"answers-in-time\":true"), all.out + all.err);
    }

    @Test
    void itsObjectIsOneOfThemAll() {
        String valid = "scores.jsonl: valid (linearizable, 3 operations, ";
        Console named = inquest("check", "scores.jsonl", "--object", "high-score");
        assertTrue(named.out.startsWith(valid), named.out + named.err);
        assertTrue(named.out.contains("sequential"), named.out);
        assertTrue(inquest("check", "scores.jsonl").out.startsWith(valid), "its functions tell");
        assertEquals(0, inquest("shrink", "scores.jsonl").status);
        assertTrue(inquest("check", "scores.jsonl", "--object", "hihg-score")
                .err
                .contains("did you mean \"high-score\"?"));
    }

    @Test
    void withoutItNobodyKnowsItsFunctions() {
        Console console = Console.run(example, new NoRuns(), "check", "scores.jsonl");
        assertTrue(
                console.err.startsWith("inquest: scores.jsonl:1: no object has the function \"submit\""), console.err);
        assertEquals(254, console.status);
    }
}
