package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The messages for whoever has to mend a file, word for word. */
class HistoryReaderErrorsTest {
    private static final String GOOD = "{\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}";

    private static void assertMessage(String expected, String... lines) {
        String text = String.join("\n", lines) + "\n";
        assertMessage(expected, text.getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
    }

    private static void assertMessage(String expected, byte[] bytes, ReadLimits limits) {
        assertEquals(
                expected,
                assertThrows(HistoryFormatException.class, () -> Histories.read(bytes, limits))
                        .getMessage());
    }

    @Test
    void fieldsOfTheWrongKind() {
        assertMessage(
                "h.jsonl:1:28: expected a process number or \"nemesis\", found \"abc\"",
                "{\"type\":\"info\", \"process\": \"abc\"}");
        assertMessage("h.jsonl:1:12: expected a process number or \"nemesis\", found -1", "{\"process\":-1}");
        assertMessage(
                "h.jsonl:1:12: expected a process number or \"nemesis\", found 2147483648", "{\"process\":2147483648}");
        assertMessage("h.jsonl:1:12: expected a process number or \"nemesis\", found 1.5", "{\"process\":1.5}");
        assertMessage("h.jsonl:1:12: expected a process number or \"nemesis\", found null", "{\"process\":null}");
        assertMessage("h.jsonl:1:12: expected a process number or \"nemesis\", found an array", "{\"process\":[1]}");
        assertMessage(
                "h.jsonl:1:9: expected \"invoke\", \"ok\", \"fail\" or \"info\" as \"type\", found \"Invoke\"",
                "{\"type\":\"Invoke\"}");
        assertMessage(
                "h.jsonl:1:9: expected \"invoke\", \"ok\", \"fail\" or \"info\" as \"type\", found an object",
                "{\"type\":{}}");
        assertMessage("h.jsonl:1:6: expected the function's name (a string) as \"f\", found true", "{\"f\":true}");
        assertMessage("h.jsonl:1:6: expected the function's name (a string) as \"f\", found null", "{\"f\":null}");
        assertMessage("h.jsonl:1:9: expected the node's name (a string) as \"node\", found 3", "{\"node\":3}");
        assertMessage(
                "h.jsonl:1:10: expected the reason (a string) as \"error\", found an array", "{\"error\":[\"no\"]}");
        assertMessage(
                "h.jsonl:1:10: expected the event's position (an integer, 0 or more) as \"index\", found -1",
                "{\"index\":-1}");
        assertMessage(
                "h.jsonl:1:9: expected nanoseconds since the run began (an integer, 0 or more) as \"time\", found 1.5",
                "{\"time\":1.5}");
        assertMessage(
                "h.jsonl:1:9: expected nanoseconds since the run began (an integer, 0 or more) as \"time\", found"
                        + " \"now\"",
                "{\"time\":\"now\"}");
    }

    @Test
    void theFoundTextIsShortAndHarmless() {
        assertMessage(
                "h.jsonl:1:9: expected \"invoke\", \"ok\", \"fail\" or \"info\" as \"type\", found"
                        + " \"\\u001B[31m\\n" + "x".repeat(34) + "…\"",
                "{\"type\":\"\\u001b[31m\\n" + "x".repeat(100) + "\"}");
    }

    @Test
    void fieldsMissingOrTwice() {
        assertMessage(
                "h.jsonl:1:26: expected \"type\", \"process\" and \"f\" in every event, found no \"process\"",
                "{\"type\":\"info\",\"f\":\"read\"}");
        assertMessage("h.jsonl:1:2: expected \"type\", \"process\" and \"f\" in every event, found no \"type\"", "{}");
        assertMessage("h.jsonl:2:10: expected each field once, found \"f\" again", GOOD, "{\"f\":\"a\",\"f\":\"a\"}");
        assertMessage("h.jsonl:1:8: expected each field once, found \"o\" again", "{\"o\":1,\"o\":2}");
        assertMessage("h.jsonl:1:17: expected each field once, found \"a\" again", "{\"value\":{\"a\":1,\"a\":1}}");
    }

    @Test
    void linesThatAreNoJson() {
        assertMessage(
                "h.jsonl:2:1: expected an event, a JSON object that begins with \"{\", found \"i\"", GOOD, "info");
        assertMessage(
                "h.jsonl:1:1: expected an event, a JSON object that begins with \"{\", found byte 0xff",
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0, '\n'},
                ReadLimits.DEFAULT);
        assertMessage(
                "h.jsonl:1:2: expected an event, a JSON object that begins with \"{\", found byte 0x00",
                new byte[] {'{', 0, '}', 0, '\n'},
                ReadLimits.DEFAULT);
        assertMessage(
                "h.jsonl:1:17: expected the rest of a JSON value, found the end of the line",
                "{\"type\":\"invoke\"",
                GOOD);
        assertMessage("h.jsonl:1:42: expected the end of the line after one event, found an object", GOOD + " {}");
        assertMessage(
                "h.jsonl:1:9: not valid JSON: unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value",
                "{\"type\" \"ok\"}");
        assertMessage("h.jsonl:1:12: not valid JSON: unexpected close marker '}': expected ']'", "{\"value\":[1}");
        assertMessage(
                "h.jsonl:1:10: not valid JSON: unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "{\"value\":nul}");
        assertMessage(
                "h.jsonl:1:11: not valid JSON: invalid numeric value: Leading zeroes not allowed", "{\"value\":01}");
        assertMessage(
                "h.jsonl:1:14: not valid JSON: unexpected character ('}' (code 125)): was expecting double-quote to start field name",
                "{\"valüe√😀\":1,}");
        assertMessage(
                "h.jsonl:1:12: not valid JSON: illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value",
                "{\"value\":\"a\tb\"}");
        assertMessage("h.jsonl:1:13: not valid JSON: non-standard token 'NaN'", "{\"value\":NaN}");
        assertMessage(
                "h.jsonl:1:12: not valid JSON: unexpected character ('2' (code 50)): was expecting comma to separate Object entries",
                "{\"value\":1 2}");
        assertMessage(
                "h.jsonl:1:8: not valid JSON: invalid UTF-8 start byte 0xff",
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}', '\n'},
                ReadLimits.DEFAULT);
    }

    @Test
    void filesThatAreNoHistory() {
        String expected = "h.jsonl:1:1: expected an event, a JSON object that begins with \"{\", found \"w\"";
        assertMessage(expected, "whatever".getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
        assertMessage(expected, "whatever\n".getBytes(StandardCharsets.UTF_8), ReadLimits.DEFAULT);
    }

    @Test
    void historiesThatBreakTheRules() {
        assertMessage("h.jsonl:3: process 0 invokes read while its operation of event 0 is open", GOOD, "", GOOD);
    }

    @Test
    void limits() {
        ReadLimits small = new ReadLimits(80, 6);
        assertMessage(
                "h.jsonl:2:1: expected a line of at most 80 bytes, found a longer one",
                (GOOD + "\n" + " ".repeat(81) + "\n").getBytes(StandardCharsets.UTF_8),
                small);
        assertMessage(
                "h.jsonl:1:1: expected a line of at most 80 bytes, found a longer one",
                " ".repeat(1 << 18).getBytes(StandardCharsets.UTF_8),
                small);
        assertMessage(
                "h.jsonl:1:10: expected a string of at most 6 characters, found 7",
                "{\"value\":\"1234567\"}\n".getBytes(StandardCharsets.UTF_8),
                small);
        assertMessage(
                "h.jsonl:1:110: expected a value of at most 100 levels of nesting, found a deeper one",
                "{\"value\":" + "[".repeat(101) + "]".repeat(101) + "}");
        assertMessage(
                "h.jsonl:1:110: expected a value of at most 100 levels of nesting, found a deeper one",
                "{\"other\":" + "[".repeat(1 << 20));
        String number = "h.jsonl:1:10: expected a number of at most 1000 digits, found a longer one";
        assertMessage(number, "{\"value\":1e999999999}");
        assertMessage(number, "{\"value\":-1e99999999999999999999}");
        assertMessage(number, "{\"value\":1e-999999999}");
        assertMessage(number, "{\"value\":1" + "0".repeat(1000) + "}");
        assertMessage(number, "{\"value\":" + "9".repeat(1 << 22) + "}");
        assertMessage(number, "{\"value\":0." + "9".repeat(1 << 22) + "}");
        assertMessage(
                "h.jsonl:1: expected field names of at most 1048576 bytes, found a longer one",
                "{\"value\":{\"" + "n".repeat(1 << 21) + "\":1}}");
    }
}
