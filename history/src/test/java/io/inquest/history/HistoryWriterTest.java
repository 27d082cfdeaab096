package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {
    private static final Event READ = Event.invoke(Actor.process(3), "read", "x", null);

    private static String text(Event... events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            for (Event event : events) {
                writer.append(event);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesFieldsInTheirOrderAndLeavesOutAbsentOnes() throws IOException {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("phase", "start");
        evidence.put("cut", List.of(List.of("n2", "n1")));
        assertEquals(
                """
                {"type":"invoke","process":3,"f":"read","key":"x","value":null}
                {"index":1,"time":99821,"type":"ok","process":3,"f":"read","value":null,"node":"n1"}
                {"type":"fail","process":0,"f":"cas","key":7,"error":"mismatch"}
                {"type":"info","process":0,"f":"cas","value":[1,2],"error":"timeout"}
                {"time":0,"type":"info","process":"nemesis","f":"cut","value":{"phase":"start","cut":[["n2","n1"]]}}
                """,
                text(
                        READ,
                        new Event(1, 99821, EventType.OK, Actor.process(3), "read", null, null, "n1", null),
                        new Event(-1, -1, EventType.FAIL, Actor.process(0), "cas", 7, null, null, "mismatch"),
                        new Event(
                                -1, -1, EventType.INFO, Actor.process(0), "cas", null, List.of(1, 2), null, "timeout"),
                        new Event(-1, 0, EventType.INFO, Actor.NEMESIS, "cut", null, evidence, null, null)));
    }

    @Test
    void writesEveryValueSoThatItComesBack() throws IOException {
        assertEquals(
                "{\"type\":\"invoke\",\"process\":3,\"f\":\"w\",\"value\":[true,-1,9223372036854775808,1.5,1E-7,"
                        + "\"é√😀\\\"\\\\\\n\\u0000\",\"\\u00E9\\uD83D\",\"é\",{\"😀√\":\"é\"}]}\n",
                text(Event.invoke(
                        Actor.process(3),
                        "w",
                        null,
                        Arrays.asList(
                                true,
                                -1,
                                new BigInteger("9223372036854775808"),
                                new BigDecimal("1.50"),
                                new BigDecimal("0.0000001"),
                                "é√😀\"\\\n\u0000",
                                "é\ud83d",
                                "é",
                                Map.of("😀√", "é")))));
    }

    @Test
    void randomHistoriesComeBackAndGiveTheSameBytes() {
        for (long seed = 0; seed < 300; seed++) {
            History history = Histories.random(seed, 60);
            byte[] bytes = Histories.bytes(history);
            ReadResult result = Histories.read(bytes);
            assertEquals(List.of(), result.warnings());
            Histories.assertSame(history, result.history());
            assertArrayEquals(bytes, Histories.bytes(result.history()), "seed " + seed);
        }
    }

    @Test
    void aValueAtItsLimitsComesBack() {
        Object deep = "deep";
        for (int i = 0; i < Values.MAX_DEPTH; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("in", deep);
        }
        HistoryBuilder builder = History.builder();
        builder.add(Event.invoke(
                Actor.process(0),
                "w",
                deep,
                BigInteger.TEN.pow(Values.MAX_DIGITS).subtract(BigInteger.ONE)));
        builder.add(Event.invoke(
                Actor.process(1),
                "w",
                null,
                BigDecimal.ONE.movePointLeft(Values.MAX_DIGITS).negate()));
        History history = builder.build();
        Histories.assertSame(history, Histories.read(Histories.bytes(history)).history());
    }

    /** Keeps each write apart. */
    private static final class Sink extends OutputStream {
        final StringBuilder written = new StringBuilder();
        int writes;
        boolean closed;
        boolean full;

        @Override
        public void write(int b) {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            assertTrue(text.endsWith("}\n"), "only whole lines are handed on");
            written.append(text);
            writes++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void flushesBySize() throws IOException {
        Sink sink = new Sink();
        try (HistoryWriter writer = new HistoryWriter(sink, () -> 0, 20_000, 1)) {
            while (sink.writes == 0) {
                writer.append(READ);
            }
            assertTrue(sink.written.length() > 20_000, "flushed at " + sink.written.length());
            assertTrue(sink.written.length() < 20_100, "flushed at " + sink.written.length());
        }
        assertEquals(1, sink.writes);
    }

    @Test
    void flushesByTime() throws IOException {
        long[] now = {1_000};
        Sink sink = new Sink();
        try (HistoryWriter writer = new HistoryWriter(sink, () -> now[0], 1 << 20, 100)) {
            now[0] += 100;
            writer.append(READ);
            assertEquals(0, sink.writes);
            now[0]++;
            writer.append(READ);
            assertEquals(1, sink.writes);
            now[0] += 100;
            writer.append(READ);
            assertEquals(1, sink.writes);
            writer.flush();
            assertEquals(3, sink.written.toString().lines().count());
            writer.append(READ);
        }
        assertEquals(4, sink.written.toString().lines().count());
        assertTrue(sink.closed);
    }

    @Test
    void writesNothingAfterAFailedWrite() throws IOException {
        Sink sink = new Sink();
        HistoryWriter writer = new HistoryWriter(sink, () -> 0);
        writer.append(READ);
        sink.full = true;
        assertThrows(IOException.class, writer::flush);
        sink.full = false;
        IOException e = assertThrows(IOException.class, () -> writer.append(READ));
        assertEquals("the history ends at an earlier failed write: No space left on device", e.getMessage());
        assertThrows(IOException.class, writer::flush);
        writer.close();
        assertTrue(sink.closed);
        assertEquals("", sink.written.toString());
    }

    @Test
    void doesNotMixTwoHistories(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.jsonl");
        try (HistoryWriter writer = HistoryWriter.create(file, () -> 0)) {
            writer.append(READ);
        }
        assertThrows(FileAlreadyExistsException.class, () -> HistoryWriter.create(file, () -> 0));
        assertEquals(1, HistoryReader.read(file).history().size());
    }

    @Test
    void digestsWhatItWrites(@TempDir Path folder) throws IOException {
        History history = Histories.random(5, 2_000);
        Path file = folder.resolve("history.jsonl");
        HistoryDigest digest = new HistoryDigest(Files.newOutputStream(file));
        try (HistoryWriter writer = new HistoryWriter(digest, () -> 0, 100, 1)) {
            writer.append(history);
        }
        assertEquals(HistoryDigest.of(file), digest.hex());
        assertEquals(HistoryDigest.of(history), digest.hex());
        assertNotEquals(HistoryDigest.of(Histories.random(6, 2_000)), digest.hex());
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new HistoryDigest().hex());
    }
}
