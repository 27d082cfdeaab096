package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgendaTest {
    @Test
    void givesTheCheapestFirstAndThoseOfOneCostInOrder() {
        SplittableRandom random = new SplittableRandom(1);
        Agenda agenda = new Agenda();
        PriorityQueue<int[]> expected = new PriorityQueue<>(
                Comparator.<int[]>comparingInt(entry -> entry[0]).thenComparingInt(entry -> entry[1]));
        int number = 0;
        for (int i = 0; i < 10_000; i++) {
            if (expected.isEmpty() || random.nextInt(5) < 3) {
                int cost = random.nextInt(20);
                agenda.add(cost, number);
                expected.add(new int[] {cost, number++});
            } else {
                assertEquals(expected.poll()[1], agenda.take());
            }
            assertEquals(expected.isEmpty(), agenda.isEmpty());
        }
    }

    @Test
    void forgetsEverythingWhenCleared() {
        Agenda agenda = new Agenda();
        for (int i = 0; i < 1_000; i++) {
            agenda.add(0, i);
        }
        assertTrue(agenda.bytes() >= 8_000);
        agenda.clear();
        assertTrue(agenda.isEmpty());
        agenda.add(7, 3);
        assertEquals(3, agenda.take());
    }
}
