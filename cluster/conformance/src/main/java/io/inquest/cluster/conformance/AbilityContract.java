package io.inquest.cluster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.Stops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What abilities promise, on hosts and in the simulation. Those that a cluster has not got are skipped, with the reason. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbilityContract {
    private static final int NODES = 3;
    private static final Comparator<Link> LINKS =
            Comparator.comparing(Link::from).thenComparing(Link::to);

    private Nodes nodes;

    /** A cluster with no process on it. Aborts by an assumption where it cannot be had. */
    protected abstract Nodes open(int count) throws IOException;

    @BeforeAll
    void open() throws IOException {
        nodes = open(NODES);
    }

    @AfterAll
    void close() throws IOException {
        if (nodes != null) {
            nodes.close();
        }
    }

    protected final Nodes nodes() {
        return nodes;
    }

    private <A> A ability(Class<A> type) {
        A ability = nodes.cluster().ability(type).orElse(null);
        assumeTrue(
                ability != null,
                () -> nodes.cluster().name() + " has not " + type.getSimpleName() + ": "
                        + nodes.cluster().lacks(type).orElse("it never has"));
        return ability;
    }

    private <T> T get(CompletionStage<T> stage) {
        return Stages.get(nodes.world(), stage);
    }

    @BeforeEach
    void killAll() {
        nodes.cluster().ability(Kills.class).ifPresent(kills -> {
            for (int node = 0; node < NODES; node++) {
                get(kills.kill(node));
            }
        });
    }

    @Test
    void aKillEndsWhatRunsOnOneNodeAndSaysWhetherAnythingDid() throws IOException {
        Kills kills = ability(Kills.class);
        assertFalse(get(kills.isRunning(0)));
        assertFalse(get(kills.kill(0)), "nothing runs yet");
        nodes.start(0);
        nodes.start(1);
        assertTrue(get(kills.isRunning(0)));
        assertTrue(get(kills.kill(0)));
        assertFalse(get(kills.isRunning(0)));
        assertTrue(get(kills.isRunning(1)), "another node's goes on");
        assertFalse(get(kills.kill(0)), "nothing runs any more");
        nodes.start(0);
        assertTrue(get(kills.isRunning(0)), "it can be started again");
    }

    @Test
    void aStopEndsWhatRunsOnOneNodeAndSaysWhetherAnythingDid() throws IOException {
        Stops stops = ability(Stops.class);
        Kills kills = ability(Kills.class);
        assertFalse(get(stops.stop(0)), "nothing runs yet");
        nodes.start(0);
        nodes.start(1);
        assertTrue(get(stops.stop(0)));
        assertFalse(get(kills.isRunning(0)));
        assertTrue(get(kills.isRunning(1)), "another node's goes on");
        assertFalse(get(stops.stop(0)), "nothing runs any more");
    }

    @Test
    void whatIsPausedRunsOnAfterItIsResumed() throws IOException {
        Pauses pauses = ability(Pauses.class);
        Kills kills = ability(Kills.class);
        assertFalse(get(pauses.pause(0)), "nothing runs yet");
        assertFalse(get(pauses.isPaused(0)));
        nodes.start(0);
        nodes.start(1);
        assertFalse(get(pauses.isPaused(0)));
        assertTrue(get(pauses.pause(0)));
        assertTrue(get(pauses.isPaused(0)));
        assertTrue(get(kills.isRunning(0)), "a paused process is one that runs");
        assertFalse(get(pauses.isPaused(1)), "another node's goes on");
        assertFalse(get(pauses.pause(0)), "it was paused already");
        assertTrue(get(pauses.resume(0)));
        assertFalse(get(pauses.isPaused(0)));
        assertFalse(get(pauses.resume(0)), "it was not paused any more");
        assertTrue(get(kills.isRunning(0)));
    }

    @Test
    void whatIsPausedCanBeKilledAndWhatIsStartedThenIsNotPaused() throws IOException {
        Pauses pauses = ability(Pauses.class);
        Kills kills = ability(Kills.class);
        nodes.start(0);
        assertTrue(get(pauses.pause(0)));
        assertTrue(get(kills.kill(0)));
        assertFalse(get(kills.isRunning(0)));
        assertFalse(get(pauses.isPaused(0)));
        nodes.start(0);
        assertTrue(get(kills.isRunning(0)));
        assertFalse(get(pauses.isPaused(0)));
    }

    @Test
    void aCutStopsOneWayOnly() {
        Partitionable network = ability(Partitionable.class);
        Link cut = new Link(0, 1);
        assertEquals(all(), passing(network));
        get(network.cut(List.of(cut)));
        Map<Link, Boolean> seen = passing(network);
        get(network.join(List.of(cut)));
        Map<Link, Boolean> expected = all();
        expected.put(cut, false);
        assertEquals(expected, seen);
        assertEquals(all(), passing(network), "after it was joined");
    }

    @Test
    void aCutOfBothWaysAndOfSeveralNodesIsOfThoseOnly() {
        Partitionable network = ability(Partitionable.class);
        List<Link> cut = List.of(new Link(0, 1), new Link(1, 0), new Link(2, 0));
        get(network.cut(cut));
        Map<Link, Boolean> seen = passing(network);
        get(network.join(cut));
        Map<Link, Boolean> expected = all();
        cut.forEach(link -> expected.put(link, false));
        assertEquals(expected, seen);
        assertEquals(all(), passing(network), "after they were joined");
    }

    @Test
    void cutsAddUp() {
        Partitionable network = ability(Partitionable.class);
        Link both = new Link(0, 1);
        Link one = new Link(0, 2);
        get(network.cut(List.of(both)));
        get(network.cut(List.of(both, one)));
        get(network.join(List.of(both)));
        boolean afterOne = get(network.passes(both));
        get(network.join(List.of(both, one)));
        assertFalse(afterOne, "cut twice, joined once");
        assertEquals(all(), passing(network), "joined as often as cut");
    }

    private static Map<Link, Boolean> all() {
        Map<Link, Boolean> all = new TreeMap<>(LINKS);
        links().forEach(link -> all.put(link, true));
        return all;
    }

    private Map<Link, Boolean> passing(Partitionable network) {
        Map<Link, CompletionStage<Boolean>> asked = new TreeMap<>(LINKS);
        links().forEach(link -> asked.put(link, network.passes(link)));
        Map<Link, Boolean> passing = new TreeMap<>(LINKS);
        asked.forEach((link, answer) -> passing.put(link, get(answer)));
        return passing;
    }

    private static List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int from = 0; from < NODES; from++) {
            for (int to = 0; to < NODES; to++) {
                if (from != to) {
                    links.add(new Link(from, to));
                }
            }
        }
        return links;
    }
}
