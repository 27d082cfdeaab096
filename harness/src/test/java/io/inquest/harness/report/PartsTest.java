package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.vacuity.Effect;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void durationsHaveThreeDigitsThatCount() {
        assertEquals("0 s", Units.duration(0));
        assertEquals("999 ns", Units.duration(999));
        assertEquals("1.5 µs", Units.duration(1500));
        assertEquals("12.3 ms", Units.duration(12_345_678));
        assertEquals("33.2 s", Units.duration(33_218_002_475L));
        assertEquals("10.5 min", Units.duration(630_000_000_000L));
        assertEquals("−2 s", Units.duration(-2_000_000_000L));
    }

    @Test
    void aLongValueKeepsItsEnds() {
        assertEquals("\"123…789\"", Display.value("123456789123456789", 9));
        assertEquals("[1,2]", Display.value(List.of(1, 2), 9));
    }

    @Test
    void whatCannotBeSeenIsSpeltOut() {
        assertEquals("a␇⟨U+202E⟩b�…", Display.text("a\u0007\u202Eb\uD800cc", 5));
    }

    @Test
    void momentsAreCutAsTheExplanationsCutThem() {
        assertEquals("9.808 s", Units.moment(9_808_900_000L));
        assertEquals("an unknown time", Units.moment(-1));
    }

    @Test
    void quantilesAreExact() {
        Quantiles quantiles = Quantiles.of(new long[] {5, 1, 4, 2, 3, 99}, 5);
        assertEquals(3, quantiles.percent(50));
        assertEquals(5, quantiles.percent(95));
        assertEquals(5, quantiles.percent(100));
        assertEquals(1, quantiles.percent(1));
    }

    @Test
    void ticksAreRound() {
        assertEquals(
                List.of("0 s", "5 s", "10 s", "15 s", "20 s", "25 s", "30 s"),
                labels(Ticks.time(0, 33_000_000_000.0, 12)));
        assertEquals(List.of("0 min", "5 min", "10 min"), labels(Ticks.time(0, 600_000_000_000.0, 3)));
        assertEquals(List.of("35 s", "40 s", "45 s"), labels(Ticks.time(31e9, 47e9, 4)));
        assertEquals(List.of("0", "50", "100"), labels(Ticks.numbers(108, 5)));
        assertEquals(List.of("1 ms", "10 ms", "100 ms", "1 s"), labels(Ticks.logarithmicTime(7e5, 1.3e9)));
        assertEquals(List.of("1 ms", "2 ms", "5 ms", "10 ms"), labels(Ticks.logarithmicTime(1e6, 1e7)));
    }

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void commandsCarryEveryOption() {
        assertEquals(
                "./inquest run --system raft --workload register --nemesis partition --cluster sim --nodes 3"
                        + " --time-limit 10s --rate 100 --concurrency 3 --seed 7 --bug stale-reads --keys 1",
                Reproduction.run(Runs.spec(Runs.STALE_BUG), Path.of("faults.yaml")));
        assertEquals("./inquest replay '/tmp/a b'\\''c'", Reproduction.on("replay", Path.of("/tmp/a b'c")));
    }

    @Test
    void aPartitionIsSaidByItsSides() {
        FaultWords words = new FaultWords(List.of("n1", "n2", "n3"));
        List<List<String>> both =
                List.of(List.of("n1", "n2"), List.of("n2", "n1"), List.of("n1", "n3"), List.of("n3", "n1"));
        assertEquals("n1 | n2, n3 (one-node)", words.where(fault(Map.of("shape", "one-node", "cut", both))));
        List<List<String>> oneWay = List.of(List.of("n1", "n2"), List.of("n1", "n3"));
        assertEquals("n1 ↛ n2, n3 (one-way)", words.where(fault(Map.of("shape", "one-way", "cut", oneWay))));
        assertEquals("n2 (one)", words.where(fault(Map.of("targets", "one", "nodes", List.of("n2")))));
        assertEquals(
                "n1 by −2 s (one)",
                words.where(fault(Map.of("targets", "one", "jump-nanos", Map.of("n1", -2_000_000_000L)))));
    }

    @Test
    void clocksAndProcessesAreSaidByWhatTheyDo() {
        FaultWords words = new FaultWords(List.of("n1", "n2", "n3"));
        assertEquals(
                "n1 5 % fast (one)", words.where(fault(Map.of("targets", "one", "drift-ppm", Map.of("n1", 50_000L)))));
        assertEquals("n1 1.25 % slow", words.where(fault(Map.of("drift-ppm", Map.of("n1", -12_500L)))));
        assertEquals(
                "n2 by −20 ms: back and forth every 5 ms",
                words.where(fault(Map.of("strobe-nanos", Map.of("n2", -20_000_000L), "period-nanos", 5_000_000L))));
        assertEquals("n2 by +20 ms", words.where(fault(Map.of("offset-nanos", Map.of("n2", 20_000_000L)))));
        assertEquals(
                "n2, n1 (stop): 100 ms between two nodes",
                words.where(fault(Map.of("nodes", List.of("n2", "n1"), "mode", "stop", "pause-nanos", 100_000_000L))));
        assertEquals(
                "n3 (one): alive for 50 ms, down for 1 ms",
                words.where(fault(Map.of(
                        "targets",
                        "one",
                        "nodes",
                        List.of("n3"),
                        "alive-nanos",
                        50_000_000L,
                        "down-nanos",
                        1_000_000L))));
        assertEquals(
                "seen; clock of n1 measured 5 % fast",
                words.effect(Effect.SEEN, ended("measured-ppm", Map.of("n1", 50_000L)), null));
        assertEquals(
                "seen; killed n1 1 time", words.effect(Effect.SEEN, ended("killed-times", Map.of("n1", 1L)), null));
        assertEquals(
                "seen; clock of n1 moved 12 times", words.effect(Effect.SEEN, ended("jumps", Map.of("n1", 12L)), null));
        assertEquals("seen; took 1.5 ms", words.effect(Effect.SEEN, ended("took-nanos", 1_500_000L), null));
    }

    private static Event ended(String name, Object evidence) {
        return new Event(-1, -1, EventType.INFO, Actor.NEMESIS, "any", null, Map.of(name, evidence), null, null);
    }

    @Test
    void badLinksAreSaidByTheirEndsAndWhatIsWrong() {
        FaultWords words = new FaultWords(List.of("n1", "n2", "n3"));
        assertEquals(
                "n2 → n1, clients (half-open, node): all lost",
                words.where(fault(Map.of(
                        "mode",
                        "half-open",
                        "targets",
                        "node",
                        "links",
                        List.of(List.of("n2", "n1"), List.of("n2", "clients")),
                        "conditions",
                        Map.of("loss-ppm", 1_000_000L)))));
        assertEquals("n1 ↔ n2", links("n1", "n2", "n2", "n1"));
        assertEquals("n1, n2 → clients", links("n1", "clients", "n2", "clients"));
        assertEquals("n1 → n2; n2 → n3", links("n1", "n2", "n2", "n3"));
        assertEquals("n1 → n2, n3; n2 → n1", links("n1", "n2", "n1", "n3", "n2", "n1"));
        String all = "n1 n2 n1 n3 n2 n1 n2 n3 n3 n1 n3 n2";
        assertEquals("all links between nodes", links(all.split(" ")));
        String clients = all + " n1 clients n2 clients n3 clients clients n1 clients n2 clients n3";
        assertEquals("all links, those of clients too", links(clients.split(" ")));
    }

    private static String links(String... ends) {
        List<List<String>> links = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            links.add(List.of(ends[i], ends[i + 1]));
        }
        return new FaultWords(List.of("n1", "n2", "n3")).where(fault(Map.of("links", links)));
    }

    @Test
    void conditionsAreSaidInFull() {
        assertEquals("20 ms late", ConditionWords.of(Map.of("delay-nanos", 20_000_000L)));
        Map<String, Object> delay = new TreeMap<>(Map.of("delay-nanos", 20_000_000L, "jitter-nanos", 5_000_000L));
        assertEquals("20 ms ± 5 ms late", ConditionWords.of(delay));
        delay.put("distribution", "exponential");
        assertEquals("20 ms late and 5 ms more on average", ConditionWords.of(delay));
        delay.put("distribution", "long-tail");
        assertEquals("20 ms late and 5 ms more on average, some ten times that", ConditionWords.of(delay));
        Map<String, Object> rest = new TreeMap<>();
        rest.put("loss-ppm", 12_300L);
        rest.put("duplication-ppm", 500_000L);
        rest.put("hold-up-ppm", 20_000L);
        rest.put("hold-up-nanos-max", 300_000_000L);
        rest.put("corruption-ppm", 10_000L);
        rest.put("bytes-per-second", 20_000L);
        rest.put("queue-bytes-max", 4_000L);
        assertEquals(
                "at most 20 kB a second and 4,000 bytes waiting, 1.23 % lost, 50 % doubled, 2 % held up for at"
                        + " most 300 ms, 1 % corrupted",
                ConditionWords.of(rest));
    }

    @Test
    void anEffectIsSaidWithItsEvidence() {
        FaultWords words = new FaultWords(List.of());
        Event end = new Event(
                9,
                9,
                EventType.INFO,
                Actor.NEMESIS,
                "partition",
                null,
                Map.of("id", 1, "phase", "end", "blocked", 133),
                null,
                null);
        assertEquals("seen; 133 messages blocked", words.effect(Effect.SEEN, fault(Map.of()), end));
        assertEquals(
                "no effect; it broke",
                words.effect(
                        Effect.NONE,
                        new Event(1, 1, EventType.INFO, Actor.NEMESIS, "kill", null, Map.of("id", 1), null, "it broke"),
                        null));
    }

    private static Event fault(Map<String, Object> fault) {
        return new Event(
                1,
                1,
                EventType.INFO,
                Actor.NEMESIS,
                "f",
                null,
                Map.of("id", 1, "phase", "start", "fault", fault),
                null,
                null);
    }

    @Test
    void theAxisKeepsTheOrderOfEventsAndMakesRoomForLabels() {
        Runs.Script script = new Runs.Script();
        // the times say nothing or the wrong thing; the order of events is what counts
        script.invoke(5, 0, "read", null)
                .invoke(5, 1, "read", null)
                .ok(4, 0, "read", 1L)
                .invoke(900_000, 2, "read", null);
        History history =
                script.ok(900_000, 1, "read", 1L).ok(900_001, 2, "read", 1L).history();
        Map<Integer, Double> widths = new TreeMap<>(Map.of(0, 50.0, 1, 60.0, 3, 70.0));
        TimelineLayout layout = new TimelineLayout(history, widths, List.of(), 10, 1000);
        for (int i = 1; i < history.size(); i++) {
            assertTrue(layout.at(i) > layout.at(i - 1), "event " + i);
        }
        widths.forEach((invocation, width) -> assertTrue(
                layout.at(history.completion(invocation)) >= layout.at(invocation) + width, "operation " + invocation));
        assertEquals(1, layout.cuts().size());
    }
}
