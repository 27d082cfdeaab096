package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryReader;
import io.inquest.history.HistoryWriter;
import io.inquest.history.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkCommandTest {
    private static final String STALE = """
            0: [w x 1] [w y 7]        [w x 2] [r y 7]
            1:    [r z null]  [r x 1]                 [r x 1] [w z 3]
            2:         [w x 5 ~]
            3:                                    [r x 2]
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeHistories() throws IOException {
        write("stale.jsonl", STALE);
        write("fine.jsonl", "0: [w x 1] [r x 1]");
    }

    private void write(String file, String drawing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(HistoryNotation.parse(drawing));
        }
        Files.write(directory.resolve(file), bytes.toByteArray());
    }

    private Console shrink(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "shrink";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Console.run(directory, new NoRuns(), all);
    }

    private static String drawn(String lines) throws IOException {
        return HistoryNotation.print(new HistoryReader(ReadLimits.DEFAULT)
                .readStream(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), "out")
                .history());
    }

    private void assertRefused(String sentence, String... arguments) {
        Console console = shrink(arguments);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals("", console.out);
        assertEquals(254, console.status);
    }

    @Test
    void leavesWhatTheViolationNeeds() throws IOException {
        Console console = shrink("stale.jsonl");
        assertEquals("0: [w x 1] [w x 2]\n1:                [r x 1]\n", drawn(console.out), console.err);
        assertTrue(
                console.err.startsWith("stale.jsonl: of 10 operations on 3 keys by 4 processes, 3 operations on 1 key"),
                console.err);
        assertTrue(console.err.replaceAll("\\s+", " ").contains(" None of these can be left out. "), console.err);
        assertTrue(console.err.contains("\n  nonlinearizable (inquest explain nonlinearizable)\n"), console.err);
        assertEquals(1, console.status);
    }

    @Test
    void theModelMakesADifference() throws IOException {
        write("back.jsonl", "0: [w x 1] [w x 2]\n1:                     [r x 2] [r x 1] [r x 2]");
        Console console = shrink("back.jsonl", "--model", "pram");
        assertEquals("0: [w x 1] [w x 2]\n1:                [r x 2] [r x 1]\n", drawn(console.out), console.err);
    }

    @Test
    void whatIsValidIsLeftAlone() {
        Console console = shrink("fine.jsonl");
        assertEquals("", console.out);
        assertEquals("fine.jsonl: is linearizable; there is nothing to shrink\n\n", console.err);
        assertEquals(0, console.status);
        assertEquals(0, shrink("stale.jsonl", "--model", "read-your-writes").status);
    }

    @Test
    void writesToANewFile() throws IOException {
        Console console = shrink("stale.jsonl", "--out", "small.jsonl");
        assertEquals("", console.out);
        assertEquals(6, Files.readAllLines(directory.resolve("small.jsonl")).size());
        assertTrue(console.err.endsWith("small.jsonl.\n"), console.err);
        assertRefused("\"stale.jsonl\" is there already; name another --out", "stale.jsonl", "--out", "stale.jsonl");
    }

    @Test
    void takesTheFolderOfARun() throws IOException {
        Files.createDirectory(directory.resolve("run"));
        Files.move(directory.resolve("stale.jsonl"), directory.resolve("run/history.jsonl"));
        Files.writeString(directory.resolve("run/run.json"), "{\"object\":\"register\"}");
        assertEquals(6, shrink("run").out.lines().count());
    }

    @Test
    void refusesWhatProvesNothing() throws IOException {
        assertRefused("shrink takes one file of a history, or the folder of a run, such as: inquest shrink"
                + " results/latest");
        assertRefused(
                "nothing.jsonl: there is no such file; a run's history is results/latest/history.jsonl",
                "nothing.jsonl");
    }

    /** A queue's own checker has no deletions; what it finds violates linearizability, too. */
    @Test
    void objectsAreShrunkByLinearizability() throws IOException {
        write("queue.jsonl", "0: [enqueue 1] [enqueue 2] [dequeue -> 2]\n1:                [enqueue 3] [dequeue -> 3]");
        Console console = shrink("queue.jsonl");
        assertEquals(
                "0: [enqueue 1] [enqueue 2] [dequeue -> 2]\n".length(),
                drawn(console.out).length(),
                console.err);
        Console eventual = shrink("queue.jsonl", "--model", "queue");
        assertTrue(
                eventual.err.startsWith(
                        "inquest: shrink leaves out only what makes up no violation, and of queue of the"
                                + " object queue it knows nothing of that kind; of "),
                eventual.err);
        assertEquals(254, eventual.status);
    }
}
