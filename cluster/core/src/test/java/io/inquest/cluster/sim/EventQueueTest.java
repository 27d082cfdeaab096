package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final EventQueue queue = new EventQueue();
    private final List<String> ran = new ArrayList<>();

    private void runAll() {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            task.run();
        }
    }

    @Test
    void equalTimesRunInOrderOfArrival() {
        for (int i = 0; i < 300; i++) {
            String name = "" + i;
            queue.add(7, () -> ran.add(name));
        }
        queue.add(3, () -> ran.add("first"));
        runAll();
        assertEquals(301, ran.size());
        assertEquals("first", ran.get(0));
        for (int i = 0; i < 300; i++) {
            assertEquals("" + i, ran.get(i + 1));
        }
    }

    @Test
    void whatIsCalledOffDoesNotRun() {
        long a = queue.add(1, () -> ran.add("a"));
        queue.add(2, () -> ran.add("b"));
        queue.cancel(a);
        queue.cancel(a);
        assertEquals(1, queue.size());
        runAll();
        assertEquals(List.of("b"), ran);
        assertNull(queue.poll());
    }

    @Test
    void aLateCancelDoesNotHitTheSlotsNextOwner() {
        long a = queue.add(1, () -> ran.add("a"));
        runAll();
        queue.add(2, () -> ran.add("b"));
        queue.cancel(a);
        runAll();
        assertEquals(List.of("a", "b"), ran);
    }

    /** Against a sorted map, with enough cancelling that the heap is compacted often. */
    @Test
    void agreesWithASortedMap() {
        for (long seed = 1; seed <= 20; seed++) {
            SeededRandom random = new SeededRandom(seed);
            EventQueue queue = new EventQueue();
            TreeMap<String, Long> expected = new TreeMap<>();
            List<String> keys = new ArrayList<>();
            String[] last = new String[1];
            long now = 0;
            for (int i = 0; i < 20_000; i++) {
                int choice = random.nextInt(10);
                if (choice < 5) {
                    long time = now + random.nextInt(50);
                    String key = String.format("%010d-%010d", time, i);
                    expected.put(key, queue.add(time, () -> last[0] = key));
                    keys.add(key);
                } else if (choice < 8 && !keys.isEmpty()) {
                    Long ticket = expected.remove(keys.remove(random.nextInt(keys.size())));
                    if (ticket != null) {
                        queue.cancel(ticket);
                    }
                } else if (!expected.isEmpty()) {
                    queue.poll().run();
                    assertEquals(expected.pollFirstEntry().getKey(), last[0], "seed " + seed);
                    now = queue.lastTime();
                }
                assertEquals(expected.size(), queue.size(), "seed " + seed);
            }
            while (!expected.isEmpty()) {
                queue.poll().run();
                assertEquals(expected.pollFirstEntry().getKey(), last[0], "seed " + seed);
            }
            assertNull(queue.poll());
        }
    }
}
