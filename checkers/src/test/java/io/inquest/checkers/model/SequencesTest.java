package io.inquest.checkers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void aFifoIsAQueueHoweverItCameToBe() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            Fifo fifo = Fifo.EMPTY;
            ArrayDeque<Object> queue = new ArrayDeque<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                if (random.nextInt(5) < 3) {
                    long element = random.nextInt(4);
                    fifo = fifo.with(element);
                    queue.addLast(element);
                } else {
                    assertTrue(fifo.isNext(queue.pollFirst()));
                    fifo = fifo.rest();
                }
                Fifo same = Fifo.EMPTY;
                for (Object element : queue) {
                    same = same.with(element);
                }
                assertEquals(same, fifo);
                assertEquals(same.hashCode(), fifo.hashCode());
                assertNotEquals(same.with(5L), fifo);
                assertEquals(queue.isEmpty() ? "empty" : Text.of(new ArrayList<>(queue)), fifo.toString());
            }
        }
    }

    @Test
    void stacksThatShareNothingAreEqualIfTheirElementsAre() {
        Lifo one = Lifo.EMPTY.with(1L).with(2L);
        assertEquals(one, Lifo.EMPTY.with(1L).with(3L).rest().with(2L));
        assertEquals(one, Lifo.EMPTY.with(1L).with(2L));
        assertNotEquals(one, Lifo.EMPTY.with(2L).with(1L));
        assertNotEquals(one, one.rest());
        assertEquals("[2,1] from the top", one.toString());
        assertEquals(Lifo.EMPTY, one.rest().rest().rest());
    }
}
