package io.inquest.systems.mvcc;

import static io.inquest.systems.mvcc.WriteLocks.Outcome.DEADLOCK;
import static io.inquest.systems.mvcc.WriteLocks.Outcome.HELD;
import static io.inquest.systems.mvcc.WriteLocks.Outcome.WAITS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteLocksTest {
    private final WriteLocks locks = new WriteLocks();
    private final List<String> granted = new ArrayList<>();
    private final Transaction a = transaction(10);
    private final Transaction b = transaction(11);
    private final Transaction c = transaction(12);

    private static Transaction transaction(int client) {
        return new Transaction(client, 1, false, Snapshot.of(0, client));
    }

    private WriteLocks.Outcome acquire(String key, Transaction transaction) {
        return locks.acquire(key, transaction, () -> granted.add(transaction.client() + " " + key));
    }

    @Test
    void oneHoldsAndTheOthersWaitInTheirOrder() {
        assertEquals(HELD, acquire("x", a));
        assertEquals(HELD, acquire("x", a));
        assertEquals(WAITS, acquire("x", b));
        assertEquals(WAITS, acquire("x", c));
        locks.release(a);
        assertEquals(List.of("11 x"), granted);
        assertSame(b, locks.holder("x"));
        locks.release(b);
        assertEquals(List.of("11 x", "12 x"), granted);
        locks.release(c);
        assertNull(locks.holder("x"));
    }

    @Test
    void whoEndsNoLongerWaits() {
        acquire("x", a);
        acquire("x", b);
        acquire("x", c);
        locks.release(b);
        locks.release(a);
        assertEquals(List.of("12 x"), granted);
    }

    @Test
    void aRingOfWaitersIsNotMade() {
        acquire("x", a);
        acquire("y", b);
        acquire("z", c);
        assertEquals(WAITS, acquire("y", a));
        assertEquals(WAITS, acquire("z", b));
        assertEquals(DEADLOCK, acquire("x", c));
    }

    @Test
    void aChainOfWaitersIsNoRing() {
        acquire("x", a);
        acquire("y", b);
        assertEquals(WAITS, acquire("x", b));
        assertEquals(WAITS, acquire("y", c));
        locks.release(a);
        locks.release(b);
        assertEquals(List.of("11 x", "12 y"), granted);
    }

    /** It came first, so it gets the lock first; then the one behind it waits for it. */
    @Test
    void aRingThroughOneThatWaitsBeforeIsNotMadeEither() {
        acquire("x", a);
        acquire("x", b);
        acquire("y", c);
        acquire("x", c);
        locks.release(a);
        assertEquals(DEADLOCK, acquire("y", b));
    }
}
