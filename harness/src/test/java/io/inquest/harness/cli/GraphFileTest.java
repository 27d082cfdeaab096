package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFileTest {
    private static final String SKEW = """
            0: [txn r x null append y 1]   [txn r x [2] r y [1]]
            1:   [txn r y null append x 2]
            """;

    @TempDir
    private Path directory;

    private Console check(String drawing, String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(HistoryNotation.parse(drawing));
        }
        Files.write(directory.resolve("h.jsonl"), bytes.toByteArray());
        String[] all = new String[arguments.length + 2];
        all[0] = "check";
        all[1] = "h.jsonl";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Console.run(directory, new NoRuns(), all);
    }

    @Test
    void theNameSaysTheForm() throws IOException {
        Console console = check(SKEW, "--graph", "skew.dot");
        assertEquals("", console.err);
        assertEquals(1, console.status);
        String dot = Files.readString(directory.resolve("skew.dot"));
        assertTrue(dot.startsWith("strict digraph") || dot.startsWith("digraph"), dot);
        assertTrue(dot.contains("T0 -> T1"), dot);
        assertTrue(dot.contains("rw"), dot);
        check(SKEW, "--graph", "skew.graphml");
        assertTrue(Files.readString(directory.resolve("skew.graphml")).contains("<graphml"));
        check(SKEW, "--graph", "skew.JSON");
        assertTrue(Files.readString(directory.resolve("skew.JSON")).startsWith("{"));
    }

    @Test
    void anotherFormIsRefused() throws IOException {
        Console console = check(SKEW, "--graph", "skew.png");
        assertEquals(
                "inquest: --graph takes a file whose name ends in .dot, .graphml or .json, not \"skew.png\"\n",
                console.err);
        assertEquals(254, console.status);
    }

    @Test
    void whatIsThereIsNotReplaced() throws IOException {
        Console console = check(SKEW, "--graph", "h.jsonl".replace("jsonl", "json"));
        assertEquals("", console.err);
        assertTrue(check(SKEW, "--graph", "h.json").err.contains("\"h.json\" is there already"));
    }

    @Test
    void whereVersionsHaveNoKnownOrderThereIsNoGraph() throws IOException {
        Console console = check("0: [txn w x 1] [txn r x 1]", "--graph", "r.dot");
        assertTrue(console.err.contains("there is no graph to write"), console.err);
        assertEquals(0, console.status);
        assertFalse(Files.exists(directory.resolve("r.dot")));
        assertTrue(check("0: [w x 1] [r x 1]", "--graph", "r.dot").err.contains("of the object register"));
    }
}
