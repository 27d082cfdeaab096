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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that no verdict can be given on: a sentence with the file and its line, never a verdict, never where in the code. */
class BadInputTest {
    private static final String WRITTEN = invoke(0, "write", "1") + ok(0, "write", "1");

    @TempDir
    private Path directory;

    private static String event(String type, int process, String f, String value) {
        return "{\"type\":\"" + type + "\",\"process\":" + process + ",\"f\":\"" + f + "\",\"value\":" + value + "}\n";
    }

    private static String invoke(int process, String f, String value) {
        return event("invoke", process, f, value);
    }

    private static String ok(int process, String f, String value) {
        return event("ok", process, f, value);
    }

    private static String both(String f, String argument, String result) {
        return invoke(0, f, argument) + ok(0, f, result);
    }

    /** Content, and what is said of it after "inquest: ". */
    static Stream<Arguments> broken() {
        return Stream.of(
                // values of another type
                bad(
                        WRITTEN + both("cas", "5", "5"),
                        "bad.jsonl:3: the cas of the object register takes [old, new], not 5"),
                bad(
                        "{\"realTime\":false}\n" + WRITTEN + both("cas", "5", "5"),
                        "bad.jsonl:4: the cas of the object register takes [old, new], not 5"),
                bad(
                        both("put", "\"a\"", "\"a\"") + "\n\n" + both("get", "null", "7"),
                        "bad.jsonl:6: the get of the object kv returns a string or null, not 7"),
                bad(
                        both("add", "1", "1") + both("read", "null", "\"x\""),
                        "bad.jsonl: may have the object counter or set; say which with --object counter"),
                bad(
                        both("transfer", "{\"from\":1}", "1") + both("read", "null", "{}"),
                        "bad.jsonl:1: the transfer of the object bank takes {from, to, amount}, not {\"from\":1}"),
                bad(
                        both("insert", "1", "1") + both("delete-min", "null", "[]"),
                        "bad.jsonl:4: the delete-min of the object priority-queue returns a number or null, not []"),
                bad(
                        both("lead", "null", "7"),
                        "bad.jsonl:2: the lead of the object election returns {term, leader} or null," + " not 7"),
                bad(both("send", "3", "7"), "bad.jsonl:2: the send of the object log returns [offset, value], not 7"),
                bad(
                        both("poll", "null", "{}"),
                        "bad.jsonl:2: the poll of the object log returns a list of [offset, value] or"
                                + " null, not {}"),
                bad(
                        both("enqueue", "null", "null"),
                        "bad.jsonl:1: the enqueue of the object queue takes any value but null," + " not null"),
                // functions that no object has
                bad(
                        WRITTEN + invoke(1, "raed", "null"),
                        "bad.jsonl:3: no object has the function \"raed\"; did you mean"
                                + " \"read\"? (docs/objects.md)"),
                bad(
                        invoke(1, "frobnicate", "null"),
                        "bad.jsonl:1: no object has the function \"frobnicate\"" + " (docs/objects.md)"),
                // histories that cannot be
                bad(WRITTEN + ok(0, "write", "2"), "bad.jsonl:3: process 0 completes write, which it did not invoke"),
                bad(
                        WRITTEN + invoke(0, "read", "null") + invoke(0, "read", "null"),
                        "bad.jsonl:4: process 0 invokes read while its operation of event 2 is open"),
                bad(
                        invoke(0, "read", "null") + ok(0, "write", "null"),
                        "bad.jsonl:2: process 0 completes write, but had invoked read in event 0"),
                bad(
                        WRITTEN + invoke(1, "write", "2") + event("info", 1, "write", "2") + invoke(1, "read", "null"),
                        "bad.jsonl:5: process 1 is used again after its info of event 3; what comes next needs a new"
                                + " process number"));
    }

    private static Arguments bad(String content, String sentence) {
        return Arguments.of(content, sentence);
    }

    private Console check(String content, String... options) throws IOException {
        Files.writeString(directory.resolve("bad.jsonl"), content);
        return Console.run(
                directory,
                new NoRuns(),
                Stream.concat(Stream.of("check", "bad.jsonl"), Stream.of(options))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isToldWithItsLine(String content, String sentence) throws IOException {
        Console text = check(content);
        assertEquals("inquest: " + sentence + "\n", text.err);
        assertEquals("", text.out);
        assertEquals(254, text.status);
        Console json = check(content, "--json");
        assertTrue(json.out.startsWith("{\"file\":\"bad.jsonl\",\"error\":\""), json.out);
        assertEquals(254, json.status);
    }

    /** Lines that are cut, doubled, swapped, or have a letter changed: whatever comes of it, it is said in one way or the other. */
    @Test
    void noDamageEndsInATrace() throws IOException {
        List<String> lines = (WRITTEN + both("cas", "[1,2]", "[1,2]") + both("read", "null", "2"))
                .lines()
                .toList();
        for (int i = 0; i < 400; i++) {
            StringBuilder content = new StringBuilder(String.join("\n", lines));
            int at = i * 37 % content.length();
            switch (i % 4) {
                case 0 -> content.deleteCharAt(at);
                case 1 -> content.setCharAt(at, "0a[\"{,".charAt(i / 4 % 6));
                case 2 -> content.insert(at, content.substring(at / 2, at));
                default -> content.delete(at / 2, at);
            }
            Console console = check(content.toString());
            assertFalse(console.err.contains("should not have happened"), content + "\n" + console.err);
            assertFalse(console.err.contains("\tat "), content + "\n" + console.err);
            assertTrue(List.of(0, 1, 2, 254).contains(console.status), content + "\n" + console.err);
            assertEquals(console.status == 254, console.out.isEmpty(), content + "\n" + console.err);
        }
    }

    /** A function that some object has, but not the model that is asked for, is nobody's mistake. */
    @Test
    void anOperationThatAnotherModelKnowsIsUnknown() throws IOException {
        Console cas = check(WRITTEN + both("cas", "[1,2]", "[1,2]"), "--model", "causal", "--json");
        assertTrue(cas.out.contains("\"type\":\"operation cas\""), cas.out);
        assertEquals(2, cas.status);
        Console sync = check(WRITTEN + both("sync", "null", "null"), "--object", "register", "--json");
        assertTrue(sync.out.contains("\"type\":\"operation sync\""), sync.out);
        assertEquals(2, sync.status);
    }

    @Test
    void whereLinesDoNotTellTheEventDoes() throws IOException {
        Files.writeString(directory.resolve("h.edn"), """
                [{:process 0 :type :invoke :f :write :value 1}{:process 0 :type :ok :f :write :value 1}
                 {:process 0 :type :invoke :f :cas :value 3}]
                """);
        Console console = Console.run(directory, new NoRuns(), "check", "h.edn");
        assertEquals("inquest: h.edn: event 2: the cas of the object register takes [old, new], not 3\n", console.err);
        assertEquals(254, console.status);
    }
}
