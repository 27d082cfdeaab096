package io.inquest.systems.keyvalue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.Link;
import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeImage;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.mvcc.MvccProvider;
import io.inquest.systems.primarybackup.PrimaryBackupProvider;
import io.inquest.systems.raft.RaftCodec;
import io.inquest.systems.raft.RaftProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores whose nodes cannot be looked at, only asked: a simulated cluster that hides its programs. */
class AskedStandingsTest {
    private static final int NODES = 3;
    private static final long SECOND = 1_000_000_000;

    private final VirtualWorld world = new VirtualWorld(5);
    private final SimulatedCluster cluster = new SimulatedCluster(world, NODES, SimulationOptions.DEFAULT);
    private ReplicatedSystem store;

    static Stream<SystemProvider> stores() {
        return Stream.of(new RaftProvider(), new PrimaryBackupProvider(), new MvccProvider());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whoLeadsIsWhoSaysSo(SystemProvider provider) {
        setUp(provider);
        assertEquals(leading(), store.primaries());
        assertEquals(1, store.primaries().size());
        assertTrue(store.ability(Primaries.class).isPresent());
    }

    @Test
    void aLeaderThatIsCutOffStillSaysThatItLeadsAndTheNewOneToo() {
        setUp(new RaftProvider());
        int old = store.primaries().get(0);
        List<Link> links = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            if (node != old) {
                links.add(new Link(old, node));
                links.add(new Link(node, old));
            }
        }
        cluster.cut(links);
        sleep(3 * SECOND);
        assertEquals(leading(), store.primaries());
        assertEquals(2, store.primaries().size());
    }

    @Test
    void oneThatAnswersNoMoreIsNotBelievedForLong() {
        setUp(new RaftProvider());
        int leader = store.primaries().get(0);
        cluster.pause(leader);
        sleep(3 * SECOND);
        assertEquals(
                IntStream.range(0, NODES)
                        .filter(node -> node != leader)
                        .filter(node -> store.replica(node).leads())
                        .boxed()
                        .toList(),
                store.primaries());
        cluster.resume(leader);
        sleep(SECOND);
        assertEquals(leading(), store.primaries());
    }

    @Test
    void anAnswerToWhatWasNotAskedYetIsNone() {
        Fake deployment = new Fake();
        AskedStandings standings = new AskedStandings(world, 1, deployment);
        sleep(SECOND);
        Status leads = new Status(true, 1, 1);
        deployment.nodes.accept(0, new Status.Reply(world.nowNanos() + 1, leads));
        assertNull(standings.of(0, 0));
        deployment.nodes.accept(0, new Status.Reply(world.nowNanos(), leads));
        assertEquals(leads, standings.of(0, 0));
        standings.close();
    }

    /** A node that answers what a test says. */
    private static final class Fake implements Deployment<Message>, ClientPort<Message> {
        private BiConsumer<Integer, Message> nodes;

        @Override
        public ClientPort<Message> connect(BiConsumer<Integer, Message> receive) {
            nodes = receive;
            return this;
        }

        @Override
        public void send(int to, Message message) {}

        @Override
        public int address() {
            return 0;
        }

        @Override
        public void close() {}

        @Override
        public void start(int node) {}

        @Override
        public boolean isRunning(int node) {
            return true;
        }

        @Override
        public NodeProgram<Message> program(int node) {
            return null;
        }
    }

    @Test
    void recoveryWaitsForANodeThatDoesNotAnswer() {
        setUp(new RaftProvider());
        int follower = (store.primaries().get(0) + 1) % NODES;
        cluster.pause(follower);
        Throwable[] failure = new Throwable[1];
        store.recover().whenComplete((done, thrown) -> failure[0] = thrown);
        world.run(() -> failure[0] != null);
        assertTrue(
                failure[0].getMessage().contains(cluster.nodes().get(follower) + " did not catch up"),
                failure[0].getMessage());
    }

    @Test
    void messagesGoThroughAsTheyAre() {
        StatusCodec codec = new StatusCodec(new RaftCodec());
        Status.Request request = new Status.Request(-7);
        assertEquals(request, codec.decode(codec.encode(request)));
        for (boolean leads : new boolean[] {false, true}) {
            Status.Reply reply = new Status.Reply(Long.MAX_VALUE, new Status(leads, 3, Long.MIN_VALUE));
            assertEquals(reply, codec.decode(codec.encode(reply)));
        }
        ClientReply.Lost other = new ClientReply.Lost(9);
        assertEquals(other, codec.decode(codec.encode(other)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 10, 25, 27})
    void bytesThatAreNoMessageAreRefused(int length) {
        StatusCodec codec = new StatusCodec(new RaftCodec());
        for (int tag : new int[] {99, 254, 255}) {
            byte[] bytes = new byte[length];
            bytes[0] = (byte) tag;
            assertThrows(IllegalArgumentException.class, () -> codec.decode(bytes), "tag " + tag);
        }
    }

    private void setUp(SystemProvider provider) {
        SystemConfig config = Trial.config(provider, null, Map.of());
        store = (ReplicatedSystem) provider.create(config, new Hiding(), world);
        boolean[] served = new boolean[1];
        store.setUp().thenRun(() -> served[0] = true);
        world.run(() -> served[0]);
    }

    private void sleep(long nanos) {
        boolean[] over = new boolean[1];
        world.schedule(nanos, () -> over[0] = true);
        world.run(() -> over[0]);
    }

    /** Seen from inside. */
    private List<Integer> leading() {
        return IntStream.range(0, NODES)
                .filter(node -> store.replica(node).leads())
                .boxed()
                .toList();
    }

    private final class Hiding implements Cluster {
        private final ProgramHost host = cluster.ability(ProgramHost.class).orElseThrow();

        @Override
        public String name() {
            return "hiding";
        }

        @Override
        public List<String> nodes() {
            return cluster.nodes();
        }

        @Override
        public <A> Optional<A> ability(Class<A> ability) {
            return ability == ProgramHost.class ? Optional.of(ability.cast(new HidingHost(host))) : Optional.empty();
        }
    }

    private record HidingHost(ProgramHost host) implements ProgramHost {
        @Override
        public boolean showsPrograms() {
            return false;
        }

        @Override
        public <M> Deployment<M> deploy(
                NodeImage image, Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec) {
            return host.deploy(image, program, codec);
        }
    }
}
