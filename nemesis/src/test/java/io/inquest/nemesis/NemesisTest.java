package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NemesisTest {
    private final Battlefield field = FakeStore.field(5);
    private final FakeCluster cluster = (FakeCluster) field.cluster();
    private final Nemesis nemesis = new Nemesis(field, FaultKinds.load());

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private CompletionStage<Event> begin(String fault, Object... namesAndValues) {
        return nemesis.perform(Operation.of(Actor.NEMESIS, fault, null, map(namesAndValues)));
    }

    private static <T> T now(CompletionStage<T> stage) {
        assertTrue(stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    private Event perform(String fault, Object... namesAndValues) {
        return now(begin(fault, namesAndValues));
    }

    private Event kill(long id, String node) {
        return perform("kill", "id", id, "phase", "start", "fault", one(node));
    }

    private static Map<String, Object> one(String node) {
        return map("targets", "one", "nodes", List.of(node));
    }

    @Test
    void aFaultIsTwoEventsWithTheirEvidence() {
        Event start = kill(1, "n2");
        assertEquals("kill", start.f());
        assertTrue(start.actor().isNemesis());
        assertNull(start.error());
        assertEquals(
                map("id", 1L, "phase", "start", "fault", one("n2"), "effect", true, "killed", List.of("n2")),
                start.value());
        Event end = perform("kill", "id", 1, "phase", "end");
        assertEquals(map("id", 1L, "phase", "end", "effect", true, "started", List.of("n2")), end.value());
        assertEquals(0, nemesis.open());
        assertTrue(((FakeWorld) field.world()).isIdle(), "no timer is left behind");
    }

    @Test
    void aSeedDrawsTheFaultFromWhatTheStoreIsLikeThen() {
        ((FakeStore) field.system()).primaries = List.of(4);
        boolean struckPrimary = false;
        for (long seed = 0; seed < 40; seed++) {
            Event start = perform("kill", "id", seed, "phase", "start", "seed", seed);
            assertNull(start.error());
            Map<?, ?> drawn = (Map<?, ?>) ((Map<?, ?>) start.value()).get("fault");
            struckPrimary |= drawn.equals(map("targets", "primaries", "nodes", List.of("n5")));
            perform("kill", "id", seed, "phase", "end");
            Event again = perform("kill", "id", seed, "phase", "start", "seed", seed);
            assertEquals(start, again, "the same seed draws the same fault");
            perform("kill", "id", seed, "phase", "end");
        }
        assertTrue(struckPrimary);
    }

    @Test
    void aFaultThatFailedIsRecordedAsOneWithoutEffect() {
        cluster.down.add(1);
        Event start = kill(7, "n2");
        assertEquals("took no effect: nothing ran on n2", start.error());
        assertEquals(map("id", 7L, "phase", "start", "fault", one("n2"), "effect", false), start.value());
        assertEquals(0, nemesis.open());
        Event end = perform("kill", "id", 7, "phase", "end");
        assertEquals("there is no fault 7 in force", end.error());
    }

    @Test
    void whatCouldNotBeUndoneIsTriedAgainAtTheEnd() {
        cluster.broken.addAll(List.of("kill 1", "start 0"));
        Event start = perform(
                "kill", "id", 1, "phase", "start", "fault", map("targets", "minority", "nodes", List.of("n1", "n2")));
        assertEquals(
                "took no effect: n2 still runs after it was killed; undoing it failed as well: "
                        + "did not heal: n1 does not run after it was started",
                start.error());
        assertEquals(Set.of(0), cluster.down);
        cluster.broken.clear();
        now(nemesis.healAll());
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void healAllEndsTheLatestFirst() {
        kill(1, "n1");
        perform("pause", "id", 2, "phase", "start", "fault", one("n3"));
        kill(3, "n2");
        cluster.calls.clear();
        List<Event> events = now(nemesis.healAll());
        assertEquals(List.of("start 1", "resume 2", "start 0"), cluster.calls);
        assertEquals(
                List.of("kill", "pause", "kill"), events.stream().map(Event::f).toList());
        assertEquals(List.of(), now(nemesis.healAll()));
    }

    @Test
    void healAllGoesOnPastAFailureAndKeepsWhatIsBroken() {
        kill(1, "n1");
        kill(2, "n2");
        cluster.broken.add("start 1");
        List<Event> events = now(nemesis.healAll());
        assertEquals(
                "did not heal: n2 does not run after it was started",
                events.get(0).error());
        assertNull(events.get(1).error());
        assertEquals(1, nemesis.open());
        cluster.broken.clear();
        assertNull(now(nemesis.healAll()).get(0).error());
        assertEquals(0, nemesis.open());
    }

    @Test
    void anEndThatFailedMayBeAskedForAgain() {
        kill(1, "n1");
        cluster.broken.add("start");
        assertEquals(
                "did not heal: n1 does not run after it was started",
                perform("kill", "id", 1, "phase", "end").error());
        cluster.broken.clear();
        assertNull(perform("kill", "id", 1, "phase", "end").error());
    }

    @Test
    void anIdIsInForceOnce() {
        kill(1, "n1");
        assertEquals(
                "fault 1 is in force already; give each fault its own id",
                kill(1, "n2").error());
        assertEquals(Set.of(0), cluster.down);
    }

    @Test
    void whatIsNoFaultOperationFails() {
        for (Map<String, Object> value : List.of(map("id", 1), map("phase", "start"), map("id", 1, "phase", "stop"))) {
            CompletionStage<Event> performed = nemesis.perform(Operation.of(Actor.NEMESIS, "kill", null, value));
            assertThrows(CompletionException.class, () -> now(performed));
        }
        assertEquals(
                "no fault \"kil\"; did you mean \"kill\"? (they are clock, crash-loop, disk, disk-corruption,"
                        + " disk-failing, kill, membership, packet-corruption, packets, partition, pause, restart,"
                        + " rolling-restart)",
                Stages.sentence(assertThrows(
                        CompletionException.class, () -> perform("kil", "id", 1, "phase", "start", "seed", 1))));
    }

    /** A fault that begins and ends when the test says so. */
    private static final class SlowKind implements FaultKind, Fault, Injection {
        final CompletableFuture<Injection> begun = new CompletableFuture<>();
        final CompletableFuture<Map<String, Object>> ended = new CompletableFuture<>();

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public FaultDescription description() {
            return new FaultDescription(name(), "waits", List.of());
        }

        @Override
        public Optional<String> refusal(Battlefield field) {
            return Optional.empty();
        }

        @Override
        public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
            return this;
        }

        @Override
        public Fault parse(Map<String, Object> value) {
            return this;
        }

        @Override
        public Map<String, Object> toValue() {
            return Map.of();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            return begun;
        }

        @Override
        public Map<String, Object> evidence() {
            return Map.of();
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return ended;
        }
    }

    @Test
    void healAllWaitsForAFaultThatIsHalfMade() {
        SlowKind slow = new SlowKind();
        Nemesis patient = new Nemesis(field, new FaultKinds(List.of(slow)));
        CompletionStage<Event> start =
                patient.perform(Operation.of(Actor.NEMESIS, "slow", null, map("id", 1, "phase", "start", "seed", 1)));
        CompletionStage<List<Event>> healed = patient.healAll();
        slow.ended.complete(map("effect", true));
        assertFalse(healed.toCompletableFuture().isDone());
        slow.begun.complete(slow);
        assertNull(now(start).error());
        assertEquals(1, now(healed).size());
    }

    @Test
    void aFaultThatNeverBeginsIsGivenUpAndHealedIfItBeginsLate() {
        SlowKind slow = new SlowKind();
        Nemesis impatient = new Nemesis(field, new FaultKinds(List.of(slow)), Map.of(), 5_000_000);
        CompletionStage<Event> start =
                impatient.perform(Operation.of(Actor.NEMESIS, "slow", null, map("id", 1, "phase", "start", "seed", 1)));
        field.world().run(start.toCompletableFuture()::isDone);
        assertEquals(
                "it did not begin within 5 ms, which is all the time it has",
                now(start).error());
        slow.begun.complete(slow);
        slow.ended.complete(map("effect", true));
        assertEquals(1, now(impatient.healAll()).size());
    }
}
