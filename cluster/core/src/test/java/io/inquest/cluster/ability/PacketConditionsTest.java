package io.inquest.cluster.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PacketConditionsTest {
    private static String refused(Executable making) {
        return assertThrows(IllegalArgumentException.class, making).getMessage();
    }

    @Test
    void noneIsNoneAndAnyConditionIsSome() {
        PacketConditions none = PacketConditions.NONE;
        assertTrue(none.isNone());
        assertTrue(none.withLossPpm(7).withLossPpm(0).isNone());
        assertTrue(none.withCorruption(new Corruption(0, false)).isNone());
        assertFalse(none.withDelay(Delay.constant(1)).isNone());
        assertFalse(none.withLossPpm(1).isNone());
        assertFalse(none.withDuplicationPpm(1).isNone());
        assertFalse(none.withReordering(new Reordering(1, 1)).isNone());
        assertFalse(none.withCorruption(new Corruption(1, true)).isNone());
        assertFalse(none.withBandwidth(new Bandwidth(1, 0)).isNone());
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        assertEquals(
                "the loss in parts of a million must be between 0 and 1000000, not 1000001",
                refused(() -> PacketConditions.NONE.withLossPpm(1_000_001)));
        assertEquals(
                "the jitter in nanoseconds of a delay that is constant must be between 0 and 0, not 5",
                refused(() -> new Delay(Distribution.CONSTANT, 10, 5)));
        assertEquals(
                "a uniform delay of 10 ns cannot have a jitter of 11 ns, for some messages would arrive before they"
                        + " were sent",
                refused(() -> new Delay(Distribution.UNIFORM, 10, 11)));
        refused(() -> new Delay(Distribution.EXPONENTIAL, 10, 0));
        refused(() -> Delay.constant(-1));
        refused(() -> PacketConditions.NONE.withDuplicationPpm(-1));
        refused(() -> new Reordering(1, 0));
        refused(() -> new Reordering(0, 1));
        refused(() -> new Corruption(-1, true));
        refused(() -> new Bandwidth(0, 1));
        refused(() -> new Bandwidth(-1, 0));
    }

    @Test
    void countsAddUpAndAreSubtracted() {
        PacketCounts counts = new PacketCounts(1, 2, 3, 4, 5, 6, 7, 8, 9);
        PacketCounts twice = new PacketCounts(2, 4, 6, 8, 10, 12, 14, 16, 18);
        assertEquals(twice, counts.plus(counts));
        assertEquals(counts, twice.since(counts));
        assertEquals(3 + 6 + 7 + 9, counts.dropped());
        assertFalse(new PacketCounts(1, 0, 0, 0, 0, 0, 0, 0, 0).anything(), "passing untouched is nothing");
        assertTrue(new PacketCounts(1, 0, 0, 0, 0, 0, 0, 1, 0).anything());
    }
}
