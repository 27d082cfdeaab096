package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ScriptedFaultsTest {
    private static final long SECOND = 1_000_000_000L;
    private final Battlefield field = FakeStore.field(3);

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static ScriptedFaults script(Object... entries) {
        FaultScript script =
                FaultScript.parse(map("faults", List.of(entries)), entry -> "f.yaml, fault " + (entry + 1) + ": ");
        return new ScriptedFaults(script, FaultKinds.load());
    }

    private static List<Event> play(ScriptedFaults faults, long seed, Predicate<String> fails) {
        return SchedulePlay.play(faults, seed, 100 * SECOND, fails);
    }

    /** When each operation was asked for, what it is and of which fault. */
    private static List<String> told(List<Event> events) {
        List<String> told = new ArrayList<>();
        for (Event event : events) {
            Map<?, ?> value = (Map<?, ?>) event.value();
            told.add((event.time() - SchedulePlay.TAKES_NANOS) / 1_000_000 + " " + value.get("phase") + " " + event.f()
                    + " " + value.get("id"));
        }
        return told;
    }

    private String refused(Object... entryNamesAndValues) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> script(map(entryNamesAndValues)).require(field, 60 * SECOND))
                .getMessage();
    }

    @Test
    void beginsAndEndsAtItsTimesInAnyOrder() {
        ScriptedFaults faults = script(
                map("at", 30, "lasts", 2, "pause", map()),
                map("at", "5s", "lasts", "8s", "partition", map("shape", "halves")),
                map("at", 7, "until", 9, "kill", map()),
                map("at", 40, "clock", map()));
        assertEquals(
                List.of(
                        "5000 start partition 2",
                        "7000 start kill 3",
                        "9000 end kill 3",
                        "13000 end partition 2",
                        "30000 start pause 1",
                        "32000 end pause 1",
                        "40000 start clock 4"),
                told(play(faults, 1, kind -> false)));
    }

    @Test
    void whatEndsThenEndsBeforeOthersBegin() {
        ScriptedFaults faults = script(
                map("at", 2, "lasts", 1, "kill", map()), map("at", 1, "lasts", 1, "kill", map("targets", "one")));
        assertEquals(
                List.of("1000 start kill 2", "2000 end kill 2", "2010 start kill 1", "3000 end kill 1"),
                told(play(faults, 1, kind -> false)));
    }

    @Test
    void aFaultThatDidNotBeginIsNotEnded() {
        ScriptedFaults faults =
                script(map("at", 1, "lasts", 3, "kill", map()), map("at", 2, "lasts", 1, "pause", map()));
        assertEquals(
                List.of("1000 start kill 1", "2000 start pause 2", "3000 end pause 2"),
                told(play(faults, 1, "kill"::equals)));
    }

    @Test
    void wordsThatAreOptionsDrawAndOthersAreTheFaultItself() {
        Map<?, ?> drawn = first(map("at", 1, "kill", map("targets", List.of("one", "all"))));
        assertEquals(map("kill-targets", "one,all"), drawn.get("options"));
        assertTrue(drawn.get("seed") instanceof Long);
        assertEquals(drawn, first(map("at", 1, "kill", map("targets", "one,all"))), "the same seed, the same draw");

        Map<?, ?> singular = first(map("at", 1, "partition", map("shape", "halves")));
        assertEquals(map("partition-shapes", "halves"), singular.get("options"));

        Map<?, ?> truth = first(map("at", 1, "disk-corruption", map("detected", false)));
        assertEquals(map("disk-corruption-detected", "no"), truth.get("options"));

        Map<?, ?> exact = first(map("at", 1, "kill", map("nodes", List.of("n2"))));
        assertEquals(map("nodes", List.of("n2")), exact.get("fault"));
        assertEquals(null, exact.get("seed"));
        Map<String, Object> written = map("targets", "one", "nodes", List.of("n2"));
        assertEquals(written, first(map("at", 1, "kill", written)).get("fault"));
    }

    private static Map<?, ?> first(Object entry) {
        return (Map<?, ?>) play(script(entry), 1, kind -> false).get(0).value();
    }

    @Test
    void theSeedSaysWhatIsDrawn() {
        Map<String, Object> entry = map("at", 1, "kill", map());
        Object one = play(script(entry), 1, kind -> false);
        assertEquals(one, play(script(entry), 1, kind -> false));
        assertNotEquals(one, play(script(entry), 2, kind -> false));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertEquals(
                "f.yaml, fault 1: no fault \"kil\"; did you mean \"kill\"? (they are clock, crash-loop, disk, disk-corruption,"
                        + " disk-failing, kill, membership, packet-corruption, packets, partition, pause, restart, rolling-restart)",
                refused("at", 1, "kil", map()));
        assertEquals(
                "f.yaml, fault 1: no value \"primry\"; did you mean \"primary\"? (--partition-shapes takes some of"
                        + " one-node, primary, halves, random-halves, minority-third, all-alone, bridge,"
                        + " majorities-ring, majorities-ring-stochastic, one-way, random-grudges, or any)",
                refused("at", 1, "partition", map("shape", "primry")));
        assertEquals(
                "f.yaml, fault 1: a kill has no entry \"target-nodes\" (its entries are targets, nodes). To have one"
                        + " drawn, say nothing but targets",
                refused("at", 1, "kill", map("target-nodes", "n1")));
        assertEquals(
                "f.yaml, fault 1: no node \"n7\"; did you mean \"n1\"? (they are n1, n2, n3)",
                refused("at", 1, "kill", map("nodes", List.of("n7"))));
        assertEquals(
                "f.yaml, fault 1: a partition of shape majorities-ring needs 4 nodes and there are 3; give more with"
                        + " --nodes",
                refused("at", 1, "partition", map("shape", "majorities-ring")));
        assertEquals(
                "f.yaml, fault 1: this fault begins at 60s, when the run's main part of 60s is over; give it more with"
                        + " --time-limit",
                refused("at", 60, "kill", map()));
        assertEquals(
                "f.yaml, fault 1: \"targets\" is said twice",
                refused("at", 1, "kill", map("target", "one", "targets", "all")));
    }

    @Test
    void everyFaultThatWasDrawnCanBeWrittenDownAndAsksForItself() {
        for (FaultKind kind : FaultKinds.load().all()) {
            String name = kind.description().name();
            for (long seed = 0; seed < 50; seed++) {
                Fault fault = kind.random(field, Map.of(), field.world().random(name + seed));
                assertEquals(
                        fault.toValue(),
                        first(map("at", 1, name, fault.toValue())).get("fault"));
                script(map("at", 1, name, fault.toValue())).require(field, 60 * SECOND);
                assertTrue(!fault.nodes().isEmpty(), name + " names its nodes");
            }
        }
    }
}
