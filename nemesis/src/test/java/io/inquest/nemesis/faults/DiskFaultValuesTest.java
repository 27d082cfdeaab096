package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FakeStore;
import io.inquest.nemesis.FaultKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What values the faults of disks draw, take and refuse; {@link DiskFaultsTest} has what they do. */
class DiskFaultValuesTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
    private final Battlefield field = new Battlefield(world, cluster, new CountingStore(cluster, 3));

    @Test
    void readsFailAloneOnlyIfThatIsAskedFor() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, Object> any =
                    new DiskFailing().random(field, Map.of(), random).toValue();
            assertTrue((Long) any.get("writes-ppm") + (Long) any.get("syncs-ppm") > 0, any::toString);
            Map<String, Object> reads = new DiskFailing()
                    .random(field, Map.of("disk-failing-calls", "reads"), random)
                    .toValue();
            assertTrue((Long) reads.get("reads-ppm") > 0, reads::toString);
            assertEquals(0L, (Long) reads.get("writes-ppm") + (Long) reads.get("syncs-ppm"));
        }
    }

    @Test
    void onlyModesAndCallsAskedForAreDrawn() {
        Set<Object> modes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Map<String, String> options = Map.of("disk-modes", "full,slow", "disk-failing-calls", "writes");
            modes.add(new Disk()
                    .random(field, options, new SplittableRandom(seed))
                    .toValue()
                    .get("mode"));
            Map<String, Object> failing = new DiskFailing()
                    .random(field, options, new SplittableRandom(seed))
                    .toValue();
            assertEquals(0L, failing.get("reads-ppm"));
            assertEquals(0L, failing.get("syncs-ppm"));
            assertTrue((Long) failing.get("writes-ppm") > 0);
        }
        assertEquals(Set.of("full", "slow"), modes);
    }

    @Test
    void refusesValuesThatAreNoFault() {
        List<String> sentences = new ArrayList<>();
        for (Map<String, Object> value : List.of(
                Data.of("nodes", List.of("n1"), "mode", "fast"),
                Data.of("nodes", List.of("n1"), "mode", "full"),
                Data.of("nodes", List.of("n1"), "mode", "lost", "free-bytes", 1L),
                Data.of("nodes", List.of("n1"), "mode", "slow", "added-nanos", List.of(2L, 1L)))) {
            sentences.add(assertThrows(IllegalArgumentException.class, () -> new Disk().parse(value))
                    .getMessage());
        }
        assertEquals(
                List.of(
                        "no mode of a disk \"fast\" (they are lost, torn, full, slow)",
                        "a disk needs \"free-bytes\", a whole number from 0 to 9223372036854775807; there is none",
                        "a disk has no entry \"free-bytes\" (its entries are targets, nodes, mode, hold-nanos)",
                        "a disk needs \"added-nanos\", how much longer a sync takes at least and at most, such as"
                                + " [10000000, 50000000]; it is [2,1]"),
                sentences);
        Map<String, Object> none = Data.of("nodes", List.of("n1"), "reads-ppm", 0L, "writes-ppm", 0L, "syncs-ppm", 0L);
        assertThrows(IllegalArgumentException.class, () -> new DiskFailing().parse(none));
    }

    @Test
    void aClusterWithoutSuchDisksIsRefused() {
        for (String name : List.of("disk", "disk-failing", "disk-corruption")) {
            assertEquals(
                    "the fake cluster cannot damage disks; leave out " + name + " or choose another cluster",
                    FaultKinds.load().named(name).refusal(FakeStore.field(3)).orElseThrow());
            assertTrue(FaultKinds.load().named(name).refusal(field).isEmpty());
        }
    }
}
