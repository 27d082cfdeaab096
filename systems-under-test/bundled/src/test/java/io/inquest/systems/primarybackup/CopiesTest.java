package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void syncWaitsForAMajorityForEver() {
        assertEquals(3, new Copies.Sync().needed(3, Long.MAX_VALUE, false));
    }

    @Test
    void asyncWaitsForNobody() {
        assertEquals(1, new Copies.Async().needed(3, 0, false));
    }

    @Test
    void semiSyncGoesOnAloneUntilABackupHasCaughtUp() {
        Copies copies = new Copies.SemiSync(500);
        assertEquals(2, copies.needed(3, 499, false));
        assertEquals(1, copies.needed(3, 500, false));
        assertEquals(1, copies.needed(3, 0, false), "alone until a backup has all");
        assertEquals(2, copies.needed(3, 0, true));
        assertEquals(2, copies.needed(3, 0, false));
    }
}
