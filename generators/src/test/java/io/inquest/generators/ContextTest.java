package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static Context context(int clients, int... free) {
        int[] processes = new int[clients];
        for (int worker = 0; worker < clients; worker++) {
            processes[worker] = worker;
        }
        BitSet bits = new BitSet();
        for (int worker : free) {
            bits.set(worker);
        }
        return new Context(0, new SplittableRandom(clients), processes, bits);
    }

    @Test
    void narrowedItSpeaksOfItsWorkersOnly() {
        Context context = context(130, 3, 64, 129, 130);
        Context some = context.only(context.where(worker -> worker >= 64 && worker < 130));
        assertEquals(66, some.clientCount());
        assertEquals(2, some.freeCount());
        assertFalse(some.isFree(3));
        assertFalse(some.has(130));
        assertTrue(some.isFree(129));
        assertFalse(some.allFree());
        assertTrue(some.only(some.where(worker -> worker == 129)).allFree());
    }

    @Test
    void picksEveryFreeClientAlikeAndNeverTheNemesisBesideThem() {
        Context context = context(200, 0, 63, 64, 199, 200);
        int[] picks = new int[201];
        for (int i = 0; i < 4_000; i++) {
            picks[context.pickFree()]++;
        }
        for (int worker : new int[] {0, 63, 64, 199}) {
            assertTrue(picks[worker] > 850 && picks[worker] < 1_150, worker + ": " + picks[worker]);
        }
        assertEquals(0, picks[200]);
        assertEquals(Context.NONE, context(2, 2).pickFree());
        Context alone = context(2, 2).only(context(2).where(worker -> worker == 2));
        assertEquals(2, alone.pickFree());
    }

    @Test
    void ranksCountWithinIt() {
        Context some = context(10, 1).only(context(10).where(worker -> worker % 2 == 0));
        Context two = some.only(some.clients(1, 3));
        assertEquals(2, two.clientCount());
        assertTrue(two.has(2) && two.has(4));
        assertEquals(0, some.only(some.clients(2, 2)).clientCount());
    }

    @Test
    void aWorkerIsFoundByAnyOfItsProcesses() {
        assertEquals(2, context(5).worker(Actor.process(17)));
        assertEquals(5, context(5).worker(Actor.NEMESIS));
    }

    @Test
    void aProcessNumberThatNobodyCouldMapBackIsRefused() {
        BitSet free = new BitSet();
        free.set(1);
        Context wrong = new Context(0, new SplittableRandom(1), new int[] {0, 2}, free);
        Exception e = assertThrows(IllegalStateException.class, () -> wrong.actor(1));
        assertTrue(e.getMessage().contains("add 2"), e.getMessage());
    }

    @Test
    void aFreeWorkerBeyondTheNemesisIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> context(2, 3));
    }
}
