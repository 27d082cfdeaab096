package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AntichainTest {
    private static final int TRIALS = 400;
    private static final int ADDED = 60;

    private boolean holdsBounds;
    private boolean wasTrimmed;

    /** With several bounds of one state where there is room for none, joining two makes one that may join a third. */
    @ParameterizedTest
    @CsvSource({"1000, 1000, 1000, 1000", "5, 5, 5, 5", "8, 1, 8, 1", "1, 1, 1, 1", "40, 10, 3, 2", "4, 9, 4, 2"})
    void everythingAddedIsDominatedByAMember(int realMax, int boundsMax, int laterRealMax, int laterBoundsMax) {
        for (long seed = 1; seed <= TRIALS; seed++) {
            Open open = LayoutTest.somewhere(seed);
            if (open == null) {
                continue;
            }
            SplittableRandom random = new SplittableRandom(-seed);
            Antichain set = new Antichain(open.layout);
            set.limit(realMax, boundsMax);
            List<long[]> added = new ArrayList<>();
            for (int i = 0; i < ADDED; i++) {
                if (i == ADDED / 2) {
                    set.limit(laterRealMax, laterBoundsMax);
                }
                long[] one = open.configuration(random, random.nextInt(3) == 0);
                added.add(one.clone());
                set.add(one, 0);
                int member = random.nextInt(Math.max(1, set.size()));
                if (random.nextInt(8) == 0 && isConfiguration(set, open, member)) {
                    set.demote(member);
                }
            }
            check(set, open, added, "seed " + seed);
            assertTrue(realMax >= 1000 || set.real() <= Math.max(realMax, laterRealMax), "seed " + seed);
        }
        assertTrue(holdsBounds && (wasTrimmed || realMax >= 1000));
    }

    private static boolean isConfiguration(Antichain set, Open open, int number) {
        return number < set.size() && set.isMember(number) && !open.layout.isBound(set.words(), set.at(number));
    }

    private void check(Antichain set, Open open, List<long[]> added, String which) {
        Layout layout = open.layout;
        assertFalse(set.isLeaky() || set.isFull(), which);
        int real = 0;
        int bounds = 0;
        for (int i = 0; i < set.size(); i++) {
            if (!set.isMember(i)) {
                continue;
            }
            boolean bound = layout.isBound(set.words(), set.at(i));
            real += bound ? 0 : 1;
            bounds += bound ? 1 : 0;
            for (int k = 0; k < set.size(); k++) {
                boolean mayBeDropped = k != i && set.isMember(k) && (!bound || layout.isBound(set.words(), set.at(k)));
                boolean above = mayBeDropped
                        && layout.state(set.words(), set.at(i)) == layout.state(set.words(), set.at(k))
                        && layout.dominates(set.words(), set.at(i), set.words(), set.at(k));
                assertFalse(above, () -> "a member dominates another, " + which);
            }
        }
        assertEquals(real, set.real(), which);
        assertEquals(bounds, set.bounds(), which);
        for (long[] one : added) {
            assertTrue(isDominated(set, layout, one), () -> "nothing stands for one that was added, " + which);
        }
        holdsBounds |= bounds > 0;
        wasTrimmed |= set.isTrimmed();
    }

    private static boolean isDominated(Antichain set, Layout layout, long[] one) {
        for (int i = 0; i < set.size(); i++) {
            if (set.isMember(i)
                    && layout.state(set.words(), set.at(i)) == layout.state(one, 0)
                    && layout.dominates(set.words(), set.at(i), one, 0)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void isEmptyOnceCleared() {
        Open open = LayoutTest.somewhere(2);
        Antichain set = new Antichain(open.layout);
        set.limit(10, 10);
        set.add(open.configuration(new SplittableRandom(1), false), 0);
        assertFalse(set.isEmpty());
        set.clear();
        assertTrue(set.isEmpty());
        assertEquals(0, set.size());
    }

    @Test
    void takesNoMoreMemoryThanItMay() {
        Open open = LayoutTest.somewhere(2);
        Antichain set = new Antichain(open.layout);
        set.limit(Integer.MAX_VALUE, Integer.MAX_VALUE);
        set.limitBytes(20_000);
        long[] one = new long[open.layout.stride];
        int state = 0;
        while (!set.isFull() && state < 100_000) {
            open.layout.put(one, 0, state++, 0);
            set.add(one, 0);
        }
        assertTrue(set.isFull());
        assertTrue(set.bytes() <= 20_000, set.bytes() + " bytes");
    }
}
