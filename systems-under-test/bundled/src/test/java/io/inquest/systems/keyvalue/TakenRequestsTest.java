package io.inquest.systems.keyvalue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TakenRequestsTest {
    private final TakenRequests taken = new TakenRequests();

    @Test
    void knowsWhatItTookInThisLife() {
        taken.recover(0);
        taken.took(9, 3);
        assertTrue(taken.mayHold(4, 9, 3));
        assertTrue(taken.mayHold(4, 9, 2));
        assertFalse(taken.mayHold(4, 9, 4));
        assertFalse(taken.mayHold(4, 8, 3));
    }

    @Test
    void doesNotKnowWhatAnEarlierLifeTook() {
        taken.recover(5);
        assertTrue(taken.mayHold(5, 9, 1));
        assertFalse(taken.mayHold(6, 9, 1));
    }

    @Test
    void nobodyLedTermZero() {
        taken.recover(5);
        assertFalse(taken.mayHold(0, 9, 1));
    }
}
