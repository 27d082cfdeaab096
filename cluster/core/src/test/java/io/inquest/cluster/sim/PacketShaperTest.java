package io.inquest.cluster.sim;

import static io.inquest.cluster.sim.Scene.MS;
import static io.inquest.cluster.sim.Scene.STEADY;
import static io.inquest.cluster.sim.Scene.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.program.ClientPort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message takes 1 ms of itself; what is more comes from the conditions. */
class PacketShaperTest {
    private static final Link THERE = new Link(0, 1);
    private static final Link BACK = new Link(1, 0);
    private static final PacketConditions NONE = PacketConditions.NONE;
    private static final PacketConditions DEAD = NONE.withLossPpm(PacketConditions.ALL_PPM);

    private final Scene scene = new Scene(3, (node, what) -> {});

    private void shape(PacketConditions conditions, Link... links) {
        scene.cluster.shape(List.of(links), conditions);
        scene.news();
    }

    private PacketCounts counts(Link... links) {
        return now(scene.cluster.shaped(List.of(links)));
    }

    private List<String> newsAfter(long nanos) {
        scene.passNanos(nanos);
        return scene.news();
    }

    /** When each of so many messages that were sent at once over the link arrived, in nanoseconds after that. */
    private List<Long> arrivalNanos(int messages, long withinNanos) {
        long sent = scene.world.nowNanos();
        for (int i = 0; i < messages; i++) {
            scene.send(0, 1, "m" + i);
        }
        return newsAfter(withinNanos).stream()
                .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))) - sent)
                .toList();
    }

    @Test
    void aConstantDelayIsAddedOneWay() {
        shape(NONE.withDelay(Delay.constant(20 * MS)), THERE);
        scene.send(0, 1, "slow");
        scene.send(1, 0, "fast");
        scene.send(0, 2, "fast too");
        assertEquals(
                List.of("1000000 n1 message 1 fast", "1000000 n3 message 0 fast too", "21000000 n2 message 0 slow"),
                newsAfter(50 * MS));
        assertEquals(new PacketCounts(1, 1, 0, 0, 0, 0, 0, 0, 0), counts(THERE));
        assertEquals(PacketCounts.ZERO, counts(BACK));
    }

    @Test
    void jitterIsUniform() {
        shape(NONE.withDelay(new Delay(Distribution.UNIFORM, 10 * MS, 5 * MS)), THERE);
        List<Long> arrivals = arrivalNanos(10_000, 50 * MS);
        assertEquals(10_000, arrivals.size());
        assertTrue(arrivals.get(0) >= 6 * MS && arrivals.get(0) < 6.1 * MS, "first " + arrivals.get(0));
        assertTrue(Math.abs(arrivals.get(5_000) - 11 * MS) < 0.2 * MS, "median " + arrivals.get(5_000));
        assertTrue(arrivals.get(9_999) <= 16 * MS && arrivals.get(9_999) > 15.9 * MS, "last " + arrivals.get(9_999));
    }

    @Test
    void exponentialDelaysHaveTheirMeanAndALongTailIsLonger() {
        shape(NONE.withDelay(new Delay(Distribution.EXPONENTIAL, 10 * MS, 20 * MS)), THERE);
        List<Long> exponential = arrivalNanos(10_000, 2_000 * MS);
        assertTrue(exponential.get(0) >= 11 * MS);
        assertTrue(Math.abs(exponential.get(5_000) - 24.86 * MS) < MS, "median " + exponential.get(5_000));
        assertEquals(0, exponential.stream().filter(nanos -> nanos > 311 * MS).count());
        scene.cluster.unshape(List.of(THERE));
        shape(NONE.withDelay(new Delay(Distribution.LONG_TAIL, 10 * MS, 20 * MS)), THERE);
        List<Long> longTail = arrivalNanos(10_000, 10_000 * MS);
        assertTrue(Math.abs(longTail.get(4_800) - 24.86 * MS) < 2 * MS, "median " + longTail.get(4_800));
        // 5 in 100 have a rest of 200 ms on average, of which e^-1.5 are longer than 300 ms
        long far = longTail.stream().filter(nanos -> nanos > 311 * MS).count();
        assertTrue(Math.abs(far - 112) < 40, "far " + far);
    }

    @Test
    void allOrNothingIsLost() {
        shape(DEAD, THERE);
        assertEquals(0, arrivalNanos(1_000, 10 * MS).size());
        assertEquals(new PacketCounts(1_000, 0, 1_000, 0, 0, 0, 0, 0, 0), counts(THERE));
        scene.cluster.unshape(List.of(THERE));
        assertEquals(1_000, arrivalNanos(1_000, 10 * MS).size());
        assertEquals(1_000, counts(THERE).messages(), "without conditions nothing is counted");
        shape(NONE.withLossPpm(250_000), THERE);
        int arrived = arrivalNanos(10_000, 10 * MS).size();
        assertTrue(Math.abs(arrived - 7_500) < 200, "arrived " + arrived);
        assertEquals(1_000 + 10_000 - arrived, counts(THERE).lost());
    }

    @Test
    void duplicatesArriveTwiceEachAtATimeOfItsOwn() {
        shape(
                NONE.withDuplicationPpm(PacketConditions.ALL_PPM)
                        .withDelay(new Delay(Distribution.UNIFORM, 10 * MS, 10 * MS)),
                THERE);
        List<Long> arrivals = arrivalNanos(1, 50 * MS);
        assertEquals(2, arrivals.size());
        assertTrue(arrivals.get(0) < arrivals.get(1));
        assertEquals(new PacketCounts(1, 2, 0, 1, 0, 0, 0, 0, 0), counts(THERE));
    }

    @Test
    void whatIsHeldUpIsOvertaken() {
        shape(NONE.withReordering(new Reordering(300_000, 1_000 * MS)), THERE);
        for (int i = 0; i < 1_000; i++) {
            scene.send(0, 1, String.format("%03d", i));
        }
        List<String> soon = newsAfter(MS);
        List<String> late = newsAfter(1_000 * MS);
        assertEquals(counts(THERE).heldUp(), late.size());
        assertTrue(Math.abs(late.size() - 300) < 60, "held up " + late.size());
        assertEquals(1_000, soon.size() + late.size());
        assertEquals(soon.stream().sorted().toList(), soon, "the others keep their order");
        assertFalse(late.stream()
                .map(line -> line.substring(line.length() - 3))
                .sorted()
                .toList()
                .equals(late.stream()
                        .map(line -> line.substring(line.length() - 3))
                        .toList()));
    }

    @Test
    void whatAChecksumShowsIsNeverDelivered() {
        shape(NONE.withCorruption(new Corruption(400_000, true)), THERE);
        int arrived = arrivalNanos(10_000, 10 * MS).size();
        assertEquals(10_000 - arrived, counts(THERE).corrupted());
        assertTrue(Math.abs(arrived - 6_000) < 200, "arrived " + arrived);
        assertEquals(0, counts(THERE).altered() + counts(THERE).undecodable());
    }

    @Test
    void whatNoChecksumShowsArrivesWithOneBitFlippedIfItIsAMessageStill() {
        Scene strict = new Scene(1, 2, STEADY, Recorder.ASCII, (node, what) -> {}, null);
        strict.news();
        strict.cluster.shape(List.of(THERE), NONE.withCorruption(new Corruption(PacketConditions.ALL_PPM, false)));
        for (int i = 0; i < 1_000; i++) {
            strict.send(0, 1, "AB");
        }
        strict.passNanos(MS);
        List<String> arrived = strict.news();
        PacketCounts counts = now(strict.cluster.shaped(List.of(THERE)));
        assertEquals(1_000, counts.altered() + counts.undecodable());
        assertEquals(arrived.size(), counts.altered());
        // one bit in eight is the one that ASCII has not
        assertTrue(Math.abs(counts.undecodable() - 125) < 40, "undecodable " + counts.undecodable());
        for (String line : arrived) {
            String said = line.substring("1000000 n2 message 0 ".length());
            int flipped = 0;
            for (int i = 0; i < 2; i++) {
                flipped += Integer.bitCount(said.charAt(i) ^ "AB".charAt(i));
            }
            assertEquals(1, flipped, said);
        }
    }

    @Test
    void aFlipThatSaysTheSameIsNotCounted() {
        Scene deaf = new Scene(1, 2, STEADY, Recorder.ALWAYS_X, (node, what) -> {}, null);
        deaf.cluster.shape(List.of(THERE), NONE.withCorruption(new Corruption(PacketConditions.ALL_PPM, false)));
        deaf.send(0, 1, "x");
        deaf.passNanos(MS);
        assertEquals(new PacketCounts(1, 0, 0, 0, 0, 0, 0, 0, 0), now(deaf.cluster.shaped(List.of(THERE))));
        assertEquals(1, deaf.cluster.networkCounts().delivered());
    }

    @Test
    void messagesOfKnownSizeTakeTheComputedTime() {
        // "m0" to "m9" are two bytes each: 10 ms each at 200 bytes a second
        shape(NONE.withBandwidth(new Bandwidth(200, 1_000)), THERE);
        List<Long> expected = new ArrayList<>();
        for (long i = 1; i <= 10; i++) {
            expected.add(i * 10 * MS + MS);
        }
        assertEquals(expected, arrivalNanos(10, 1_000 * MS));
        assertEquals(10, counts(THERE).delayed());
        // the link is idle again, so the next begins at once
        assertEquals(List.of(11 * MS), arrivalNanos(1, 1_000 * MS));
    }

    @Test
    void whatAFullQueueHasNoRoomForIsDroppedAndCounted() {
        shape(NONE.withBandwidth(new Bandwidth(200, 6)), THERE);
        assertEquals(List.of(11 * MS, 21 * MS, 31 * MS), arrivalNanos(10, 1_000 * MS));
        assertEquals(new PacketCounts(10, 3, 0, 0, 0, 0, 0, 0, 7), counts(THERE));
        // as bytes leave there is room again: after 10 ms for two
        scene.send(0, 1, "m0");
        scene.send(0, 1, "m1");
        scene.send(0, 1, "m2");
        scene.passNanos(10 * MS);
        scene.send(0, 1, "m3");
        scene.send(0, 1, "m4");
        assertEquals(4, newsAfter(1_000 * MS).size());
        assertEquals(8, counts(THERE).overflowed());
    }

    @Test
    void anIdleLinkTakesAMessageOfAnySize() {
        shape(NONE.withBandwidth(new Bandwidth(1_000, 0)), THERE);
        scene.send(0, 1, "x".repeat(2_000));
        scene.send(0, 1, "y");
        assertEquals(1, newsAfter(3_000 * MS).size());
        assertEquals(1, counts(THERE).overflowed());
    }

    @Test
    void aHalfOpenConnectionPassesTheOtherWay() {
        shape(DEAD, THERE);
        scene.send(0, 1, "vanishes");
        scene.send(1, 0, "flows");
        assertEquals(List.of("1000000 n1 message 1 flows"), newsAfter(10 * MS));
        assertTrue(now(scene.cluster.passes(THERE)), "that is no cut");
    }

    @Test
    void towardsClientsOnlyRepliesOrOnlyRequestsCanVanish() {
        List<String> received = new ArrayList<>();
        ClientPort<String> early = scene.deployment.connect((from, message) -> received.add(from + " " + message));
        shape(DEAD, new Link(0, Link.CLIENTS), new Link(Link.CLIENTS, 1));
        ClientPort<String> late = scene.deployment.connect((from, message) -> received.add(from + " " + message));
        for (ClientPort<String> client : List.of(early, late)) {
            client.send(0, "arrives");
            client.send(1, "vanishes");
            scene.send(0, client.address(), "vanishes");
            scene.send(1, client.address(), "arrives");
        }
        assertEquals(List.of("1000000 n1 request 3 arrives", "1000000 n1 request 4 arrives"), newsAfter(10 * MS));
        assertEquals(List.of("1 arrives", "1 arrives"), received);
        assertEquals(2, counts(new Link(0, Link.CLIENTS)).lost());
        assertEquals(2, counts(new Link(Link.CLIENTS, 1)).lost());
        assertEquals(PacketCounts.ZERO, counts(new Link(Link.CLIENTS, 0), new Link(1, Link.CLIENTS)));
    }

    @Test
    void conditionsAreReadBackAndTakenOffAgain() {
        assertEquals(NONE, now(scene.cluster.conditions(THERE)));
        shape(DEAD, THERE, BACK);
        assertEquals(DEAD, now(scene.cluster.conditions(THERE)));
        assertEquals(NONE, now(scene.cluster.conditions(new Link(0, 2))));
        scene.cluster.unshape(List.of(THERE, new Link(0, 2)));
        assertEquals(NONE, now(scene.cluster.conditions(THERE)));
        assertEquals(DEAD, now(scene.cluster.conditions(BACK)));
        scene.send(0, 1, "passes");
        scene.send(1, 0, "vanishes");
        assertEquals(List.of("1000000 n2 message 0 passes"), newsAfter(10 * MS));
    }

    @Test
    void aLinkHasOneSetOfConditionsAtATime() {
        shape(DEAD, THERE);
        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> scene.cluster.shape(List.of(BACK, THERE), NONE.withLossPpm(1)));
        assertEquals(
                "The link from node 0 to node 1 has conditions already: take them off before it is given others.",
                e.getMessage());
        assertEquals(NONE, now(scene.cluster.conditions(BACK)), "none of a bad request is done");
    }

    @Test
    void linksThatDoNotExistAreRefused() {
        for (Link link :
                List.of(new Link(0, 3), new Link(1, 1), new Link(-2, 1), new Link(Link.CLIENTS, Link.CLIENTS))) {
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.shape(List.of(THERE, link), DEAD));
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.unshape(List.of(link)));
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.conditions(link));
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.shaped(List.of(link)));
        }
        assertEquals(NONE, now(scene.cluster.conditions(THERE)));
        String sentence = assertThrows(
                        IllegalArgumentException.class,
                        () -> scene.cluster.shape(List.of(new Link(Link.CLIENTS, 7)), DEAD))
                .getMessage();
        assertEquals(
                "There is no link from the clients to node 7: a link joins two different nodes, numbered 0 to 2, or a"
                        + " node and the clients.",
                sentence);
    }

    @Test
    void everyMessageIsAccountedFor() {
        Scene rough = new Scene(
                5,
                2,
                STEADY.withNetwork(new NetworkOptions(Latency.constant(MS), 50_000, 50_000, 0, 1)),
                Recorder.ASCII,
                (node, what) -> {},
                null);
        rough.cluster.shape(
                List.of(THERE),
                NONE.withLossPpm(100_000)
                        .withDuplicationPpm(100_000)
                        .withCorruption(new Corruption(100_000, false))
                        .withBandwidth(new Bandwidth(100_000, 1_500)));
        for (int i = 0; i < 1_000; i++) {
            rough.send(0, 1, "message " + i);
        }
        rough.passNanos(1_000 * MS);
        NetworkCounts counts = rough.cluster.networkCounts();
        PacketCounts shaped = now(rough.cluster.shaped(List.of(THERE)));
        assertEquals(
                counts.sent() + counts.duplicated(),
                counts.lost() + counts.corrupted() + counts.overflowed() + counts.delivered());
        assertTrue(counts.lost() > shaped.lost() && counts.duplicated() > shaped.duplicated(), counts.toString());
        assertEquals(shaped.undecodable(), counts.corrupted());
        assertEquals(shaped.overflowed(), counts.overflowed());
        assertTrue(shaped.lost() > 0 && shaped.duplicated() > 0 && shaped.overflowed() > 0, shaped.toString());
        assertTrue(shaped.altered() > 0 && shaped.undecodable() > 0, shaped.toString());
    }

    @Test
    void aShapedRunIsAFunctionOfItsSeed() {
        assertEquals(chatter(1), chatter(1));
        assertFalse(chatter(1).equals(chatter(2)));
    }

    private static List<String> chatter(long seed) {
        Scene scene = new Scene(seed, 3, SimulationOptions.DEFAULT, (node, what) -> {});
        scene.cluster.shape(
                List.of(THERE), NONE.withLossPpm(500_000).withDelay(new Delay(Distribution.LONG_TAIL, MS, MS)));
        for (int i = 0; i < 100; i++) {
            scene.send(0, 1, "m" + i);
        }
        scene.passNanos(1_000 * MS);
        return scene.news();
    }

    @Test
    void conditionsElsewhereLeaveARunAsItIs() {
        List<List<String>> runs = new ArrayList<>();
        for (boolean shaped : new boolean[] {false, true}) {
            Scene scene = new Scene(7, 3, SimulationOptions.DEFAULT, (node, what) -> {});
            if (shaped) {
                scene.cluster.shape(List.of(BACK, THERE), DEAD);
            }
            for (int i = 0; i < 500; i++) {
                scene.send(0, 2, "m" + i);
                scene.send(2, 0, "m" + i);
            }
            scene.passNanos(1_000 * MS);
            runs.add(scene.news());
        }
        assertEquals(runs.get(0), runs.get(1));
    }
}
