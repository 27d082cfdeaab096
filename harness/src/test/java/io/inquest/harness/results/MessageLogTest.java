package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inquest.cluster.program.Legible;
import io.inquest.cluster.sim.Fate;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLogTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("messages.jsonl");
    }

    private MessageLog log() throws IOException {
        return MessageLog.create(file(), 7, List.of("n1", "n2"), () -> 0);
    }

    /** All lines but the first and the last. */
    private List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(file());
        return lines.subList(1, lines.size() - 1);
    }

    private record Ping(int number, String to) {}

    private record Beat() implements Legible {
        @Override
        public String brief() {
            return "still here";
        }

        @Override
        public boolean isRoutine() {
            return true;
        }
    }

    @Test
    void aMessageIsFollowedFromItsSendToItsEnd() throws IOException {
        try (MessageLog log = log()) {
            log.serves(5, 2, 17);
            log.sent(10, 1, 2, 0, new Ping(3, "you"));
            log.sent(11, 2, 0, 1, new Beat());
            log.met(11, 2, Fate.CUT);
            log.delivered(12, 1, new Ping(3, "you"));
        }
        assertEquals(
                List.of(
                        "{\"time\":5,\"type\":\"client\",\"client\":\"c2\",\"event\":17}",
                        "{\"time\":10,\"type\":\"send\",\"id\":1,\"from\":\"c2\",\"to\":\"n1\",\"message\":\"Ping\","
                                + "\"content\":\"number=3, to=you\"}",
                        "{\"time\":11,\"type\":\"send\",\"id\":2,\"from\":\"n1\",\"to\":\"n2\",\"message\":\"Beat\","
                                + "\"content\":\"\",\"brief\":\"still here\",\"routine\":true}",
                        "{\"time\":11,\"type\":\"drop\",\"id\":2,\"reason\":\"cut\"}",
                        "{\"time\":12,\"type\":\"deliver\",\"id\":1}"),
                lines());
    }

    @Test
    void theFirstLineSaysWhatItIsAndTheLastAddsUp() throws IOException {
        try (MessageLog log = log()) {
            log.sent(1, 1, 0, 1, "a");
            log.sent(1, 2, 0, 1, "b");
            log.sent(1, 3, 0, 1, "c");
            log.delivered(2, 1, "a");
            log.met(3, 2, Fate.LOST);
        }
        List<String> lines = Files.readAllLines(file());
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertEquals(1, first.path("schema").asInt());
        assertEquals(7, first.path("seed").asInt());
        assertEquals("[\"n1\",\"n2\"]", first.path("nodes").toString());
        assertEquals(
                "{\"time\":3,\"type\":\"end\",\"sent\":3,\"delivered\":1,\"dropped\":1,\"underWay\":1}",
                lines.get(lines.size() - 1));
    }

    @Test
    void theSecondCopyIsMarked() throws IOException {
        try (MessageLog log = log()) {
            log.sent(1, 1, 0, 1, "a");
            log.met(1, 1, Fate.DUPLICATED);
            log.delivered(2, 1, "a");
            log.met(3, 1, Fate.NO_RECEIVER);
        }
        assertEquals(
                List.of(
                        "{\"time\":1,\"type\":\"fate\",\"id\":1,\"fate\":\"duplicated\"}",
                        "{\"time\":2,\"type\":\"deliver\",\"id\":1}",
                        "{\"time\":3,\"type\":\"drop\",\"id\":1,\"reason\":\"no-receiver\",\"copy\":2}"),
                lines().subList(1, 4));
    }

    @Test
    void contentThatChangedUnderWayIsShown() throws IOException {
        try (MessageLog log = log()) {
            log.sent(1, 1, 0, 1, "ab");
            log.delivered(2, 1, "aB");
        }
        assertEquals(
                "{\"time\":2,\"type\":\"deliver\",\"id\":1,\"message\":\"String\",\"content\":\"aB\"}", lines().get(1));
    }

    @Test
    void notesNodesAndEventsOfTheHistoryHaveTheirPlace() throws IOException {
        try (MessageLog log = log()) {
            log.happened(1, 0, NodeEvent.STARTED, null);
            log.happened(2, 0, NodeEvent.NOTED, "leads");
            log.happened(3, 0, NodeEvent.NOTED_DETAIL, "commits 4");
            log.happened(4, 1, NodeEvent.CRASHED, "threw");
            log.event(new Event(8, 5, EventType.INVOKE, Actor.process(3), "write", "x", 4L, null, null));
            log.event(new Event(9, 6, EventType.INFO, Actor.process(3), "write", "x", 4L, "n1", "timeout"));
            log.event(new Event(10, 7, EventType.INFO, Actor.NEMESIS, "kill", null, Map.of("id", 1), null, null));
        }
        assertEquals(
                List.of(
                        "{\"time\":1,\"type\":\"node\",\"node\":\"n1\",\"event\":\"start\"}",
                        "{\"time\":2,\"type\":\"note\",\"node\":\"n1\",\"text\":\"leads\"}",
                        "{\"time\":3,\"type\":\"note\",\"node\":\"n1\",\"text\":\"commits 4\",\"detail\":true}",
                        "{\"time\":4,\"type\":\"node\",\"node\":\"n2\",\"event\":\"crash\",\"text\":\"threw\"}",
                        "{\"time\":5,\"type\":\"history\",\"event\":8,\"process\":3,\"text\":\"invoke write \\\"x\\\" 4\"}",
                        "{\"time\":6,\"type\":\"history\",\"event\":9,\"process\":3,\"text\":\"info write \\\"x\\\" 4:"
                                + " timeout\"}",
                        "{\"time\":7,\"type\":\"history\",\"event\":10,\"process\":\"nemesis\",\"text\":\"info kill"
                                + " {\\\"id\\\":1}\"}"),
                lines());
    }

    @Test
    void longAndHalfCharactersAreMadeFit() throws IOException {
        try (MessageLog log = log()) {
            log.sent(1, 1, 0, 1, "x".repeat(5_000));
            log.sent(2, 2, 0, 1, "half\uD800 \uD83D\uDE00");
        }
        ObjectMapper mapper = new ObjectMapper();
        assertEquals(
                "x".repeat(1_000) + "…",
                mapper.readTree(lines().get(0)).path("content").asText());
        assertEquals(
                "half\uFFFD \uD83D\uDE00",
                mapper.readTree(lines().get(1)).path("content").asText());
    }

    /** A message of which the program under test cannot make a text. */
    private static final class Mute {
        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    @Test
    void aLogThatFailsSaysSoAndLetsTheRunGoOn() throws IOException {
        MessageLog log = log();
        try (log) {
            log.sent(1, 1, 0, 1, "a");
            log.sent(2, 2, 0, 1, new Mute());
            log.sent(3, 3, 0, 1, "b");
            log.delivered(4, 3, "b");
        }
        Optional<String> problem = log.problem();
        assertTrue(problem.orElseThrow().startsWith("messages.jsonl ends at 2 ns"), problem::toString);
        assertTrue(problem.orElseThrow().contains("no words"), problem::toString);
        assertEquals(2, Files.readAllLines(file()).size(), "the line that failed is not half there");
    }

    @Test
    void linesAreWholeAtEveryMomentAndComeWhileTheRunGoesOn() throws IOException {
        long[] now = new long[1];
        try (MessageLog log = MessageLog.create(file(), 7, List.of("n1", "n2"), () -> now[0])) {
            log.sent(1, 1, 0, 1, "a");
            assertEquals(0, Files.size(file()));
            now[0] = 1_000_000_000L;
            log.sent(2, 2, 0, 1, "b");
            assertEquals(3, Files.readAllLines(file()).size());
            for (int i = 0; i < 2_000; i++) {
                log.sent(3, 3 + i, 0, 1, "c");
            }
            String written = Files.readString(file());
            assertTrue(written.length() > 1 << 16 && written.endsWith("}\n"));
        }
    }
}
