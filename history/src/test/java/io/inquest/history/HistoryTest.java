package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a history says about its events, and its views. */
class HistoryTest {
    private static final History HISTORY = HistoryNotation.parse("""
            0: [w x 1   ]    [r x null]   [w y 2
            1:    [w y 1 !no @n1]    [r y 2 @n2]
            2:      [w x 3 ~]
            nemesis:                             (kill {"id":1})
            """);

    private static int[] invocations(Operations operations) {
        int[] rows = new int[operations.size()];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = operations.invocation(n);
        }
        return rows;
    }

    @Test
    void numbersFunctionsKeysAndNodes() {
        assertEquals(3, HISTORY.functionCount());
        assertEquals("write", HISTORY.functionName(HISTORY.function(0)));
        assertEquals(HISTORY.function(0), HISTORY.functionNumber("write"));
        assertEquals(History.NONE, HISTORY.functionNumber("cas"));
        assertEquals(3, HISTORY.keyCount(), "an absent key is a key too");
        assertEquals("x", HISTORY.keyValue(HISTORY.key(0)));
        assertEquals("y", HISTORY.keyValue(HISTORY.key(1)));
        int kill = HISTORY.size() - 1;
        assertEquals("kill", HISTORY.functionName(HISTORY.function(kill)));
        assertNull(HISTORY.keyValue(HISTORY.key(kill)));
        assertEquals(-1, HISTORY.process(kill));
        assertEquals(Actor.NEMESIS, HISTORY.event(kill).actor());
        int failed = HISTORY.completion(1);
        assertEquals("n1", HISTORY.node(failed));
        assertEquals("no", HISTORY.error(failed));
        assertNull(HISTORY.node(1));
        assertNull(HISTORY.error(1));
    }

    @Test
    void viewsKeepTheOrderOfInvocations() {
        Operations all = HISTORY.operations();
        assertArrayEquals(new int[] {0, 1, 2, 5, 7, 9}, invocations(all));
        assertArrayEquals(new int[] {0, 2, 5}, invocations(all.ofKey(HISTORY.key(0))));
        assertArrayEquals(new int[] {1, 7, 9}, invocations(all.ofKey(HISTORY.key(1))));
        assertArrayEquals(new int[] {0, 5, 9}, invocations(all.ofProcess(0)));
        assertArrayEquals(new int[] {5, 7}, invocations(all.ofFunction(HISTORY.functionNumber("read"))));
        assertArrayEquals(
                new int[] {9},
                invocations(all.ofProcess(0).ofKey(HISTORY.key(1)).where(i -> i > 6)));
        Operations[] byKey = all.byKey();
        assertEquals(HISTORY.keyCount(), byKey.length);
        for (int key = 0; key < byKey.length; key++) {
            assertArrayEquals(invocations(all.ofKey(key)), invocations(byKey[key]));
        }
    }

    @Test
    void anOperationSaysHowItEnded() {
        Operations all = HISTORY.operations();
        List<EventType> outcomes = new ArrayList<>();
        for (int n = 0; n < all.size(); n++) {
            outcomes.add(all.get(n).outcome());
            assertEquals(HISTORY.completion(all.invocation(n)), all.completion(n));
        }
        assertEquals(
                List.of(EventType.OK, EventType.FAIL, EventType.INFO, EventType.OK, EventType.OK, EventType.INFO),
                outcomes);
        assertNull(all.get(1).result());
        assertEquals(2L, all.get(4).result());
        assertNull(all.get(4).value());
        assertNull(all.get(5).completion());
        assertThrows(IllegalArgumentException.class, () -> new Operation(HISTORY.event(3), null));
    }

    @Test
    void handlesAreEqualExactlyWhenValuesAre() {
        HistoryBuilder builder = History.builder();
        List<Object> values = new ArrayList<>(
                List.of(0, 1, -1, 1.5, "1", true, List.of(1), Map.of("a", 1), Long.MAX_VALUE, Long.MIN_VALUE));
        values.add(Long.MAX_VALUE >> 1);
        values.add((Long.MAX_VALUE >> 1) + 1);
        values.add(Long.MIN_VALUE >> 1);
        values.add((Long.MIN_VALUE >> 1) - 1);
        values.add(null);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            values.add(Histories.value(random, 2));
        }
        for (Object value : values) {
            builder.add(new Event(-1, -1, EventType.INFO, Actor.NEMESIS, "f", null, value, null, null));
        }
        History history = builder.build();
        for (int i = 0; i < values.size(); i++) {
            Object expected = Values.canonical(values.get(i));
            assertEquals(expected, history.valueOf(history.value(i)));
            assertEquals(history.value(i), history.handleOf(expected));
            assertEquals(expected == null, history.value(i) == History.NULL);
            for (int j = 0; j < i; j++) {
                boolean equal = Objects.equals(expected, Values.canonical(values.get(j)));
                assertEquals(equal, history.value(i) == history.value(j));
            }
        }
        assertEquals(History.NO_HANDLE, history.handleOf("never seen"));
        assertNotEquals(History.NO_HANDLE, history.handleOf(-1L));
    }
}
