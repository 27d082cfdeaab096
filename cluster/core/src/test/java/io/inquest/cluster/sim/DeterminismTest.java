package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.program.ClientPort;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    private static final NetworkOptions ROUGH =
            new NetworkOptions(new Latency(200_000, 300_000, 10_000, 10), 20_000, 20_000, 20_000, 20_000_000);

    private static final PacketConditions BAD = PacketConditions.NONE
            .withDelay(new Delay(Distribution.LONG_TAIL, 1_000_000, 5_000_000))
            .withLossPpm(100_000)
            .withDuplicationPpm(100_000)
            .withReordering(new Reordering(100_000, 50_000_000))
            .withCorruption(new Corruption(100_000, false))
            .withBandwidth(new Bandwidth(1_000, 50));

    @Test
    void aRunIsAFunctionOfItsSeed() {
        Set<List<String>> traces = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        for (long seed = 0; seed < 50; seed++) {
            List<String> first = trace(seed, false);
            assertEquals(first, trace(seed, false), "seed " + seed);
            assertEquals(first, trace(seed, true), "the codec changed the run of seed " + seed);
            assertTrue(first.size() > 500, "only " + first.size() + " events with seed " + seed);
            traces.add(first);
        }
        assertEquals(50, traces.size(), "different seeds gave the same run");
    }

    /** A second of five nodes that talk, use their disks, timers and clocks, while faults strike at random. */
    private static List<String> trace(long seed, boolean codec) {
        SimulationOptions options = SimulationOptions.DEFAULT.withNetwork(ROUGH).withCodec(codec);
        Scene scene = new Scene(seed, 5, options, DeterminismTest::chat);
        ClientPort<String> client = scene.deployment.connect((from, message) -> scene.log.add("got " + message));
        RandomGenerator random = scene.world.random("faults");
        for (int i = 0; i < 100; i++) {
            scene.passNanos(random.nextLong(1, 20_000_000));
            int node = random.nextInt(5);
            List<Link> links = List.of(new Link(node, (node + 1) % 5));
            client.send(node, "ask " + i);
            switch (random.nextInt(9)) {
                case 0 -> scene.cluster.kill(node);
                case 1 -> scene.cluster.pause(node);
                case 2 -> scene.cluster.resume(node);
                case 3 -> scene.cluster.cut(links);
                case 4 -> {
                    if (!Scene.now(scene.cluster.passes(links.get(0)))) {
                        scene.cluster.join(links);
                    }
                }
                case 5 -> {
                    scene.cluster.unshape(links);
                    scene.cluster.shape(links, BAD);
                }
                default -> scene.deployment.start(node);
            }
        }
        scene.log.add(scene.cluster.networkCounts().toString());
        scene.log.add(scene.world.tasksRun() + " tasks");
        return scene.log;
    }

    private static void chat(Recorder node, String what) {
        RandomGenerator random = node.context.random();
        node.note("clock " + node.context.clock().monotonicNanos() + " "
                + node.context.clock().wallNanos());
        if (what.equals("start")) {
            node.note("disk " + node.context.disk().read("log").size());
            node.context.timers().set(1, 5_000_000);
        } else if (what.startsWith("timer")) {
            node.context.timers().set(1, random.nextLong(1, 10_000_000));
            node.context.outbox().send(random.nextInt(5), "hello " + random.nextInt(1000));
            node.context.disk().append("log", what.getBytes(StandardCharsets.UTF_8));
            node.context.disk().sync(() -> node.note("synced"));
        } else if (what.startsWith("request")) {
            node.context.outbox().send(Integer.parseInt(what.split(" ")[1]), "answer");
        } else if (random.nextInt(3) > 0) {
            node.context.outbox().send(random.nextInt(5), "re " + what.length());
        }
    }
}
