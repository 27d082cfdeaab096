package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Against the intervals that Newcombe 1998 (table I, method 3) and Brown, Cai and DasGupta 2001 give. */
class RecurrenceTest {
    @Test
    void theIntervalIsWilsons() {
        Recurrence many = new Recurrence(81, 263);
        assertEquals(0.2553, many.low(), 5e-5);
        assertEquals(0.3662, many.high(), 5e-5);
        Recurrence few = new Recurrence(15, 148);
        assertEquals(0.0624, few.low(), 5e-5);
        assertEquals(0.1605, few.high(), 5e-5);
        Recurrence one = new Recurrence(1, 29);
        assertEquals(0.0061, one.low(), 5e-5);
        assertEquals(0.1718, one.high(), 5e-5);
    }

    @Test
    void nothingAndEverythingStayWithinWhatIsPossible() {
        Recurrence none = new Recurrence(0, 20);
        assertEquals(0, none.low());
        assertEquals(0.1611, none.high(), 5e-5);
        Recurrence all = new Recurrence(20, 20);
        assertEquals(0.8389, all.low(), 5e-5);
        assertEquals(1, all.high());
        assertEquals(
                "in 3 of 20 runs: a rate of 15.0 % (95 % interval 5.2 % to 36.0 %)", new Recurrence(3, 20).toString());
        assertThrows(IllegalArgumentException.class, () -> new Recurrence(3, 2));
    }

    @Test
    void withoutRunsNothingIsKnown() {
        Recurrence never = new Recurrence(0, 0);
        assertEquals(0, never.low());
        assertEquals(1, never.high());
    }
}
