package io.inquest.cluster.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongTableTest {
    /** Numbers near one another, far apart, and such as meet in one slot. */
    private static long number(SeededRandom random) {
        long small = random.nextLong(20) - 5;
        return switch (random.nextInt(3)) {
            case 0 -> small;
            case 1 -> small << 40;
            default -> small * Long.MAX_VALUE;
        };
    }

    @Test
    void doesWhatAMapDoes() {
        SeededRandom random = new SeededRandom(1);
        LongTable<Integer> table = new LongTable<>();
        Map<Long, Integer> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long number = number(random);
            switch (random.nextInt(3)) {
                case 0 -> assertEquals(map.put(number, i), table.put(number, i));
                case 1 -> assertEquals(map.remove(number), table.remove(number));
                default -> assertEquals(map.get(number), table.get(number));
            }
            assertEquals(map.size(), table.size());
        }
        List<Integer> all = new ArrayList<>(table.all());
        all.sort(null);
        List<Integer> expected = new ArrayList<>(map.values());
        expected.sort(null);
        assertEquals(expected, all);
        table.clear();
        assertEquals(0, table.size());
        assertEquals(List.of(), table.all());
        assertNull(table.get(0));
    }
}
