package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.FaultScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of faults are read from files, and whatever is wrong with one is said in a sentence with its place. */
class FaultFileTest {
    @TempDir
    Path directory;

    private FaultScript read(String name, String text) throws IOException {
        return FaultFile.read(Files.writeString(directory.resolve(name), text));
    }

    private void assertRefused(String sentence, String name, String text) {
        String said = assertThrows(IllegalArgumentException.class, () -> read(name, text))
                .getMessage();
        assertEquals(sentence, said);
        assertEquals(1, said.lines().count());
    }

    private static FaultScript.Entry entry(String where, long at, long until, String kind, Map<String, Object> words) {
        long second = 1_000_000_000;
        return new FaultScript.Entry(where, at * second, until == Long.MAX_VALUE ? until : until * second, kind, words);
    }

    @Test
    void readsYamlAndRemembersTheLines() throws IOException {
        FaultScript script = read("f.yaml", """
                # whatever
                faults:
                  - at: 5s
                    lasts: 8s
                    partition: {shape: primary}

                  - {at: 20, until: 21.0, kill: }
                  - at: 300000ms
                    pause:
                      nodes:
                        - n1
                """);
        assertEquals(
                List.of(
                        entry("f.yaml, line 3: ", 5, 13, "partition", Map.of("shape", "primary")),
                        entry("f.yaml, line 7: ", 20, 21, "kill", Map.of()),
                        entry("f.yaml, line 8: ", 300, Long.MAX_VALUE, "pause", Map.of("nodes", List.of("n1")))),
                script.entries());
    }

    @Test
    void readsJson() throws IOException {
        String text = """
                {"faults": [
                  {"at": "5s", "lasts": 8, "clock": {"jump-nanos": {"n1": -2000000000}}},
                  {"at": 20, "disk-corruption": {"detected": true}}
                ]}
                """;
        List<FaultScript.Entry> entries = List.of(
                entry("f.json, line 2: ", 5, 13, "clock", Map.of("jump-nanos", Map.of("n1", -2_000_000_000L))),
                entry("f.json, line 3: ", 20, Long.MAX_VALUE, "disk-corruption", Map.of("detected", true)));
        assertEquals(entries, read("f.json", text).entries());
        assertEquals(
                entries.toString().replace(".json", ".yaml"),
                read("f.yaml", text).entries().toString(),
                "JSON is YAML");
    }

    @Test
    void noFaultsAreAScriptToo() throws IOException {
        assertEquals(List.of(), read("f.yaml", "faults: []\n").entries());
        assertEquals(List.of(), read("f.json", "{\"faults\": []}").entries());
    }

    @Test
    void timesInAnyOrderAndFaultsThatOverlapAreForTheScheduleToSortOut() throws IOException {
        FaultScript script = read("f.yaml", """
                faults:
                  - {at: 9, lasts: 5, kill: {nodes: [n1]}}
                  - {at: 5, lasts: 5, kill: {nodes: [n1]}}
                """);
        assertEquals(
                List.of(9_000_000_000L, 5_000_000_000L),
                script.entries().stream().map(FaultScript.Entry::atNanos).toList());
    }

    @Test
    void anEmptyFileIsNoScript() {
        for (String name : List.of("f.yaml", "f.json")) {
            assertRefused(name + " is empty", name, "");
            assertRefused(name + " is empty", name, "\n");
        }
        assertRefused("f.yaml is empty", "f.yaml", "# nothing\n");
    }

    @Test
    void otherThingsAreNoScript() {
        String sentence = ": a script of faults is one list called \"faults\", such as: faults: [{at: 5s, lasts: 2s,"
                + " kill: {}}]";
        assertRefused("f.yaml" + sentence, "f.yaml", "fault: []\n");
        assertRefused("f.yaml" + sentence, "f.yaml", "faults:\n");
        assertRefused("f.yaml" + sentence, "f.yaml", "- {at: 5, kill: {}}\n");
        assertRefused("f.json" + sentence, "f.json", "[]");
        assertRefused("f.json" + sentence, "f.json", "{\"faults\": [], \"seed\": 1}");
    }

    @Test
    void whatIsWrongWithAFaultIsSaidWithItsLine() {
        String good = "faults:\n  - {at: 1, kill: {}}\n  - ";
        for (String[] wrong : new String[][] {
            {"{at: soon, kill: {}}", "\"at\" is a time, such as 5s, 1.25s, 300ms or 2m, not \"soon\""},
            {"{kill: {}}", "\"at\" is a time, such as 5s, 1.25s, 300ms or 2m, and there is none"},
            {"{at: -1, kill: {}}", "\"at\" is a time, such as 5s, 1.25s, 300ms or 2m, not -1"},
            {"{at: 5}", "this says when, but not which fault; name one, such as kill: {}"},
            {"{at: 5, until: 4, kill: {}}", "this fault ends at 4s, but begins at 5s"},
            {"{at: 5, last: 4, kill: {}}", "a fault has no \"last\"; did you mean \"lasts\"?"},
            {"{at: 5, kill: {}, pause: {}}", "one fault only, not kill and pause; give each an entry of its own"},
            {"{at: 5, kill: n1}", "a kill is written like kill: {} or kill: {nodes: [n1]}, not \"n1\""},
            {"kill", "a fault is written like {at: 5s, lasts: 2s, kill: {}}, not \"kill\""},
        }) {
            assertRefused("f.yaml, line 3: " + wrong[1], "f.yaml", good + wrong[0] + "\n");
        }
    }

    @Test
    void whatIsNoYamlIsSaidWithItsPlace() {
        assertRefused(
                "f.yaml, line 3, column 4: while parsing a block collection: expected <block end>, but found '<block"
                        + " mapping start>'",
                "f.yaml",
                "faults:\n  - at: 5s\n   lasts: 2s\n");
        assertRefused(
                "f.yaml, line 3, column 7: Duplicate field 'at'",
                "f.yaml",
                "faults:\n  - at: 5s\n    at: 6s\n    kill: {}\n");
        assertRefused(
                "f.yaml, line 3: a script has no aliases; write out what *a stands for",
                "f.yaml",
                "faults:\n  - {at: 5, kill: &a {nodes: [n1]}}\n  - {at: 9, kill: *a}\n");
        assertRefused(
                "f.yaml, line 2: a script has no tags; leave out !tag:yaml.org,2002:java.net.URL",
                "f.yaml",
                "faults:\n  - {at: 5, kill: !!java.net.URL [\"http://localhost\"]}\n");
        assertRefused("f.yaml, line 2: there is more after the end", "f.yaml", "faults: []\n--- {}\n");
    }

    @Test
    void whatIsNoJsonIsSaidWithItsPlace() {
        assertRefused(
                "f.json, line 2, column 22: Unexpected close marker '}': expected ']' (for Array starting at line 2, column"
                        + " 17)",
                "f.json",
                "{\"faults\": [\n {\"x\": {\"nodes\":[\"n1\"}}]}");
        String more = assertThrows(IllegalArgumentException.class, () -> read("f.json", "{\"faults\": []} x"))
                .getMessage();
        assertTrue(more.startsWith("f.json, line 1, column 16: Unrecognized token 'x'"), more);
        assertRefused(
                "f.json, line 1, column 24: Duplicate field 'faults'", "f.json", "{\"faults\": [], \"faults\": []}");
        assertRefused(
                "f.json, line 1, column 12: Unexpected end-of-input: expected close marker for Array (start marker at line"
                        + " 1, column 11)",
                "f.json",
                "{\"faults\":[");
    }

    @Test
    void aFileThatNeverEndsIsNotReadToItsEnd() throws IOException {
        Path file = directory.resolve("f.yaml");
        Files.write(file, " ".repeat((16 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "f.yaml has more than the 16 MiB that a script may have",
                assertThrows(IllegalArgumentException.class, () -> FaultFile.read(file))
                        .getMessage());
        String deep = "{\"faults\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        for (String name : List.of("f.yaml", "f.json")) {
            assertRefused(name + ", line 1: no fault is nested so deep", name, deep);
        }
        assertRefused(
                "f.json, line 2: no fault has so long a name, text or number, or is nested so deep",
                "f.json",
                "{\"faults\": [\n{\"at\": " + "9".repeat(10_000) + "}]}");
    }
}
