package io.inquest.history;

import static io.inquest.history.Histories.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {
    private static final String SAMPLE = """
            {"index":0,"time":10345,"type":"invoke","process":0,"f":"write","key":"x","value":1}
            {"index":1,"time":99821,"type":"ok","process":0,"f":"write","key":"x","value":1,"node":"n1"}
            {"index":2,"time":100002,"type":"info","process":"nemesis","f":"partition","value":{"id":1,"cut":[["n1","n2"]]}}
            {"index":3,"time":100003,"type":"invoke","process":0,"f":"cas","key":"x","value":[1,2]}
            {"index":4,"time":100004,"type":"fail","process":0,"f":"cas","key":"x","error":"mismatch"}
            """;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatTheFormatShows() {
        ReadResult result = read(utf8(SAMPLE));
        History history = result.history();
        assertEquals(List.of(), result.warnings());
        assertEquals(
                List.of(
                        new Event(0, 10345, EventType.INVOKE, Actor.process(0), "write", "x", 1, null, null),
                        new Event(1, 99821, EventType.OK, Actor.process(0), "write", "x", 1, "n1", null),
                        new Event(
                                2,
                                100002,
                                EventType.INFO,
                                Actor.NEMESIS,
                                "partition",
                                null,
                                Map.of("id", 1, "cut", List.of(List.of("n1", "n2"))),
                                null,
                                null),
                        new Event(3, 100003, EventType.INVOKE, Actor.process(0), "cas", "x", List.of(1, 2), null, null),
                        new Event(4, 100004, EventType.FAIL, Actor.process(0), "cas", "x", null, null, "mismatch")),
                Histories.events(history));
        assertEquals(1, history.completion(0));
        assertEquals(4, history.completion(3));
    }

    @Test
    void takesFieldsInAnyOrderAndPassesOverWhatItDoesNotKnow() {
        History history = read(
                        "\ufeff  {\"f\":\"read\",\"extra\":{\"a\":[1,{}]},\"process\":7,\"type\":\"invoke\"}\r",
                        "",
                        " \t\r",
                        "{\"value\":null,\"type\":\"ok\",\"index\":null,\"time\":null,\"key\":null,\"node\":null,"
                                + "\"error\":null,\"process\":7,\"f\":\"read\",\"more\":[[]]}")
                .history();
        assertEquals(2, history.size());
        assertEquals(-1, history.time(0));
        assertEquals(1, history.completion(0));
        assertEquals(1, history.event(1).index());
        assertNull(history.event(1).key());
    }

    @Test
    void readsTheLastLineWithoutItsNewline() {
        ReadResult result = read(utf8(SAMPLE.stripTrailing()));
        assertEquals(5, result.history().size());
        assertEquals(List.of(), result.warnings());
    }

    @Test
    void readsAnEmptyFileAsAnEmptyHistory() {
        assertEquals(0, read(new byte[0]).history().size());
        assertEquals(0, read(utf8("\n\n")).history().size());
    }

    /** What is left of a file after its writer was killed at any moment. */
    @Test
    void readsEveryPrefixOfAFileWithAtMostAWarning() {
        byte[] bytes = utf8(SAMPLE.replace("\"n1\"", "\"n√😀\""));
        History whole = read(bytes).history();
        int lines = 0;
        int lineStart = 0;
        for (int length = 0; length <= bytes.length; length++) {
            if (length > 0 && bytes[length - 1] == '\n') {
                lines++;
                lineStart = length;
            }
            boolean lastLineIsWhole =
                    length > 0 && bytes[length - 1] == '}' && bytes[length < bytes.length ? length : 0] == '\n';
            boolean torn = length > lineStart && !lastLineIsWhole;
            ReadResult result = read(Arrays.copyOf(bytes, length));
            int expected = lines + (lastLineIsWhole ? 1 : 0);
            assertEquals(
                    Histories.events(whole).subList(0, expected),
                    Histories.events(result.history()),
                    "length " + length);
            List<String> warnings = torn
                    ? List.of("h.jsonl:" + (lines + 1) + ": the last line is broken, as when its writer is killed; the"
                            + " events before it were read")
                    : List.of();
            assertEquals(warnings, result.warnings(), "length " + length);
        }
    }

    @Test
    void holdsNothingOfALineThatItLeftOut() {
        History history = read(utf8("{\"type\":\"invoke\",\"process\":0,\"f\":\"write\",\"value\":\"secret\""))
                .history();
        assertEquals(0, history.size());
        assertEquals(History.NO_HANDLE, history.handleOf("secret"));
        assertEquals(History.NONE, history.functionNumber("write"));
    }

    @Test
    void givesEqualNumbersOneForm() {
        assertEquals(1L, value("1"));
        assertEquals(1L, value("1.0"));
        assertEquals(1L, value("10e-1"));
        assertEquals(0L, value("-0.0"));
        assertEquals(0L, value("0e999999999"));
        assertEquals(new BigDecimal("1.5"), value("1.50"));
        assertEquals(Long.MIN_VALUE, value("-9223372036854775808"));
        assertEquals(new BigInteger("9223372036854775808"), value("9223372036854775808"));
        assertEquals(BigInteger.TEN.pow(999), value("1" + "0".repeat(999)));
        assertEquals(new BigDecimal("1e-1000"), value("1e-1000"));
        assertEquals("\ud83d", value("\"\\ud83d\""));
    }

    private static Object value(String json) {
        History history = read("{\"type\":\"invoke\",\"process\":0,\"f\":\"write\",\"value\":" + json + "}")
                .history();
        return history.event(0).value();
    }

    @Test
    void knowsEqualMapsWhateverTheirOrder() {
        History history = read(
                        "{\"type\":\"invoke\",\"process\":0,\"f\":\"w\",\"value\":{\"a\":1,\"b\":[2.0]}}",
                        "{\"type\":\"ok\",\"process\":0,\"f\":\"w\",\"value\":{\"b\":[2],\"a\":1}}")
                .history();
        assertEquals(history.value(0), history.value(1));
    }

    @Test
    void namesTheFileAsTheUserDid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("some.jsonl"), SAMPLE + "[]\n");
        HistoryFormatException e = assertThrows(HistoryFormatException.class, () -> HistoryReader.read(file));
        assertEquals(
                file + ":6:1: expected an event, a JSON object that begins with \"{\", found \"[\"", e.getMessage());
        assertEquals(6, e.line());
        assertEquals(1, e.column());
        assertEquals(file.toString(), e.file());
        assertThrows(NoSuchFileException.class, () -> HistoryReader.read(folder.resolve("none")));
    }

    @Test
    void aLineWithoutAnEventSaysWhetherRealTimeIsKnown() throws IOException {
        String event = "{\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n";
        assertTrue(read(utf8(event)).history().isRealTimeKnown());
        assertTrue(read(utf8("{\"realTime\":true}\n" + event)).history().isRealTimeKnown());
        assertFalse(read(utf8("{\"realTime\":false}\n" + event)).history().isRealTimeKnown());
        assertEquals(1, read(utf8("{\"realTime\":false}\n" + event)).history().size());
        // of one event it means nothing
        String other = "{\"realTime\":false,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n";
        assertTrue(read(utf8(other)).history().isRealTimeKnown());
        assertThrows(HistoryFormatException.class, () -> read(utf8("{\"realTime\":\"no\"}\n" + event)));
    }

    /** Wherever it stands, and whichever part of the file is read together. */
    @Test
    void aLineThatSaysSoCountsForTheWholeFile() throws IOException {
        String event = "{\"type\":\"info\",\"process\":\"nemesis\",\"f\":\"x\"}\n";
        String header = "{\"realTime\":false}\n";
        for (String text : List.of(
                header + event.repeat(40),
                event.repeat(40) + header,
                event.repeat(20) + header + "{\"realTime\":true}\n" + event.repeat(20),
                event.repeat(40) + header.strip())) {
            for (int blockBytes : new int[] {1, 17, 64, 1000, 1 << 20}) {
                History read = new HistoryReader(ReadLimits.DEFAULT, blockBytes)
                        .readStream(new ByteArrayInputStream(utf8(text)), "h.jsonl")
                        .history();
                assertEquals(40, read.size());
                assertFalse(read.isRealTimeKnown(), text);
            }
        }
    }

    @Test
    void whetherRealTimeIsKnownComesBackAsItWasWritten() throws IOException {
        for (boolean known : new boolean[] {true, false}) {
            HistoryBuilder builder =
                    known ? History.builder() : History.builder().withoutRealTime();
            builder.add(Event.invoke(Actor.process(3), "read", "x", null));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
                writer.append(builder.build());
            }
            History again = read(bytes.toByteArray()).history();
            assertEquals(known, again.isRealTimeKnown());
            assertEquals(1, again.size());
        }
    }
}
