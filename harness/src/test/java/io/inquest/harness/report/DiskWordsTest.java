package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.vacuity.Effect;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiskWordsTest {
    private final FaultWords words = new FaultWords(List.of("n1", "n2"));

    private static Event event(Map<String, Object> value) {
        return new Event(1, 1, EventType.INFO, Actor.NEMESIS, "disk", null, value, null, null);
    }

    private String where(Object... entries) {
        return words.where(event(Map.of("id", 1L, "phase", "start", "fault", map(entries))));
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    @Test
    void saysWhatIsWrongWithDisks() {
        List<String> n1 = List.of("n1");
        assertEquals("n1 (lost, one)", where("targets", "one", "nodes", n1, "mode", "lost", "hold-nanos", 0L));
        assertEquals(
                "n1 (torn): syncs held up for 20 ms before",
                where("nodes", n1, "mode", "torn", "hold-nanos", 20_000_000L));
        assertEquals(
                "n1 (slow): each sync takes 10 ms to 50 ms longer",
                where("nodes", n1, "mode", "slow", "added-nanos", List.of(10_000_000L, 50_000_000L)));
        assertEquals("n1 (full): room for 1 byte", where("nodes", n1, "mode", "full", "free-bytes", 1L));
        assertEquals(
                "n1: all reads, 2.5 % of syncs fail",
                where("nodes", n1, "reads-ppm", 1_000_000L, "writes-ppm", 0L, "syncs-ppm", 25_000L));
        assertEquals(
                "n1: a bit flipped in 3 records a disk, which checksums do not show",
                where("nodes", n1, "records", 3L, "detected", false));
        assertEquals("n1", where("nodes", n1, "free-bytes", "hostile"));
    }

    @Test
    void saysWhatCameOfIt() {
        Event end = event(map(
                "effect",
                true,
                "syncs-slowed",
                1_234L,
                "bytes-refused",
                1L,
                "calls-failed",
                2L,
                "writes-lost",
                1L,
                "records-torn",
                2L,
                "records-flipped",
                3L,
                "flips-detected",
                1L,
                "flips-read",
                2L,
                "stopped-by-disk",
                List.of("n1", "n2"),
                "started",
                List.of("n1")));
        assertEquals(
                "seen; 1,234 syncs slowed; 1 byte refused; 2 calls failed; 1 unsynced write lost; 2 records torn and cut"
                        + " off; 3 records with a flipped bit; 1 read that found one; 2 of them read unnoticed;"
                        + " n1, n2 stopped by their disks; started n1",
                words.effect(Effect.SEEN, event(map()), end));
        assertEquals(
                "no effect; syncs slowed \"many\"; stopped by disk \"n1\"",
                words.effect(Effect.NONE, event(map()), event(map("syncs-slowed", "many", "stopped-by-disk", "n1"))));
    }
}
