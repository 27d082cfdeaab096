package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.Legible;
import io.inquest.cluster.sim.ClusterListener;
import io.inquest.cluster.sim.Fate;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemUnderTest;
import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the store tells those who read along. */
class RaftNotesTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final Reader reader = new Reader();
    private final SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT, reader);
    private final SystemUnderTest raft = new RaftProvider().create(RaftTrial.config(null, Map.of()), cluster, world);

    private void await(CompletionStage<Void> stage) {
        world.run(() -> stage.toCompletableFuture().isDone());
        stage.toCompletableFuture().join();
    }

    @Test
    void tellsOfRolesTermsVotesAndCommits() {
        await(raft.setUp());
        int leader = raft.ability(Primaries.class).orElseThrow().primaries().get(0);
        long term = reader.terms().stream().max(Long::compare).orElseThrow();
        String name = "n" + (leader + 1);
        for (int node = 0; node < 3; node++) {
            List<String> notes = reader.notes.get(node);
            assertEquals("term 0: follower of nobody", notes.get(0));
            String last = "term " + term + ": " + (node == leader ? "leader" : "follower of " + name);
            assertEquals(last, notes.get(notes.size() - 1));
            assertEquals(node == leader, notes.contains("term " + term + ": candidate"), notes::toString);
        }
        long votes = reader.notes.stream()
                .flatMap(List::stream)
                .filter(("term " + term + ": votes for " + name)::equals)
                .count();
        assertTrue(votes >= 1, reader.notes::toString);
        for (List<String> details : reader.details) {
            assertEquals("commits 1: nothing", details.get(0));
        }
    }

    @Test
    void aNodeThatStartsAgainTellsWhatItRemembers() {
        await(raft.setUp());
        int leader = raft.ability(Primaries.class).orElseThrow().primaries().get(0);
        long term = reader.terms().stream().max(Long::compare).orElseThrow();
        cluster.kill(leader);
        reader.notes.get(leader).clear();
        await(raft.recover());
        assertEquals(
                "term " + term + ": follower of nobody",
                reader.notes.get(leader).get(0));
    }

    @Test
    void saysAStandingOnlyWhenItChanges() {
        await(raft.setUp());
        boolean[] later = new boolean[1];
        cluster.kill(1);
        cluster.kill(2);
        reader.notes.get(0).clear();
        world.schedule(20_000_000_000L, () -> later[0] = true);
        world.run(() -> later[0]);
        List<String> notes = reader.notes.get(0);
        assertTrue(notes.size() <= 4, notes::toString);
        assertTrue(notes.get(notes.size() - 1).endsWith("hears no leader"), notes::toString);
    }

    @Test
    void itsMessagesSayInAFewWordsWhatTheyAre() {
        await(raft.setUp());
        assertTrue(
                reader.briefs.containsAll(Set.of(
                        "pre-vote, term 1?", "vote, term 1?", "yes, term 1", "1: nothing", "has 1", "nothing", "done")),
                reader.briefs::toString);
        assertTrue(reader.routine.stream().anyMatch(brief -> brief.startsWith("commit ")), reader.routine::toString);
        assertTrue(!reader.routine.contains("1: nothing"), reader.routine::toString);
    }

    @Test
    void commandsAreBrief() {
        assertEquals("read 3", Brief.of(new Command.Read(3L)));
        assertEquals("write 3 = \"a\"", Brief.of(new Command.Write(3L, "a")));
        assertEquals("cas \"k\": 1 → null", Brief.of(new Command.Cas("k", 1L, null)));
        assertEquals("append \"k\" + \"x\"", Brief.of(new Command.Append("k", "x")));
    }

    private static final class Reader implements ClusterListener {
        final List<List<String>> notes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        final List<List<String>> details = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        final Set<String> briefs = new TreeSet<>();
        final Set<String> routine = new TreeSet<>();

        List<Long> terms() {
            return notes.stream()
                    .flatMap(List::stream)
                    .map(note -> Long.parseLong(note.substring("term ".length(), note.indexOf(':'))))
                    .toList();
        }

        @Override
        public void sent(long timeNanos, long id, int from, int to, Object content) {
            Legible legible = (Legible) content;
            briefs.add(legible.brief());
            if (legible.isRoutine()) {
                routine.add(legible.brief());
            }
        }

        @Override
        public void met(long timeNanos, long id, Fate fate) {}

        @Override
        public void delivered(long timeNanos, long id, Object content) {}

        @Override
        public void happened(long timeNanos, int node, NodeEvent event, String text) {
            if (event == NodeEvent.NOTED) {
                notes.get(node).add(text);
            } else if (event == NodeEvent.NOTED_DETAIL) {
                details.get(node).add(text);
            }
        }

        @Override
        public void serves(long timeNanos, int client, int event) {}
    }
}
