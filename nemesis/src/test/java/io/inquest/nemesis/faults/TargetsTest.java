package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.InjectionFailedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TargetsTest extends FaultTest {
    private Set<Targets> drawn(Targets... targets) {
        List<Targets> among = targets.length == 0 ? List.of(Targets.values()) : List.of(targets);
        Set<Targets> drawn = EnumSet.noneOf(Targets.class);
        for (long seed = 0; seed < 200; seed++) {
            drawn.add(Targets.random(field, among, new SplittableRandom(seed)));
        }
        return drawn;
    }

    @Test
    void areAsManyAsTheirNameSays() {
        store.primaries = List.of(1, 4);
        int[] sizes = {1, 2, 3, 2, 5};
        for (Targets targets : Targets.values()) {
            for (long seed = 0; seed < 50; seed++) {
                List<Integer> nodes = targets.choose(field, new SplittableRandom(seed));
                assertEquals(sizes[targets.ordinal()], nodes.size(), targets + " " + nodes);
                assertEquals(List.copyOf(new TreeSet<>(nodes)), nodes, "ascending, no node twice");
            }
        }
        assertEquals(List.of(1, 4), Targets.PRIMARIES.choose(field, new SplittableRandom(1)));
    }

    @Test
    void everyNodeIsOnceTheOne() {
        Set<Integer> struck = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            struck.addAll(Targets.ONE.choose(field, new SplittableRandom(seed)));
        }
        assertEquals(Set.of(0, 1, 2, 3, 4), struck);
    }

    @Test
    void primariesAreDrawnOnlyWhereSomebodyLeads() {
        assertEquals(EnumSet.complementOf(EnumSet.of(Targets.PRIMARIES)), drawn());
        store.primaries = List.of(2);
        assertEquals(EnumSet.allOf(Targets.class), drawn());
        store.lacks.add("Primaries");
        assertEquals(EnumSet.complementOf(EnumSet.of(Targets.PRIMARIES)), drawn());
    }

    @Test
    void onlyThoseAskedForAreDrawn() {
        store.primaries = List.of(2);
        assertEquals(EnumSet.of(Targets.ONE, Targets.PRIMARIES), drawn(Targets.ONE, Targets.PRIMARIES));
        store.primaries = List.of();
        assertEquals(EnumSet.of(Targets.ONE), drawn(Targets.ONE, Targets.PRIMARIES));
        assertEquals(
                "took no effect: no node believes that it leads",
                assertThrows(InjectionFailedException.class, () -> drawn(Targets.PRIMARIES))
                        .getMessage());
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        String sentence = assertThrows(IllegalArgumentException.class, () -> Targets.parse("kill", "most"))
                .getMessage();
        assertEquals("no targets of a kill \"most\" (they are one, minority, majority, primaries, all)", sentence);
        assertTrue(Targets.parse("kill", "minority") == Targets.MINORITY);
    }
}
