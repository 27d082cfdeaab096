package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What one configuration is said to be able to do in place of another, it can. */
class LayoutTest {
    private static final int PARTS = Integer.getInteger("oracle.histories", 5_000) / 25;
    private static final int PAIRS = 60;

    private int dominated;
    private int reached;

    static Part part(History history) {
        Part[] parts = new Parts(history, new RegisterModel()).split();
        if (parts.length == 0) {
            return null;
        }
        parts[0].number(part -> new RegisterTransitions(history));
        return parts[0];
    }

    /** Somewhere in a history of which many operations overlap, many without an end; null if that has no operations. */
    static Open somewhere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = new Shape(6 + random.nextInt(5), 4, 1, 3, false, 30, 30, 5);
        Part part = part(RandomHistories.of(random, shape));
        return part == null ? null : new Open(part, random.nextInt(part.entries.length + 1));
    }

    @Test
    void whatDominatesCanDoWhateverTheOtherCan() {
        for (long seed = 1; seed <= PARTS; seed++) {
            Open open = somewhere(seed);
            SplittableRandom random = new SplittableRandom(-seed);
            for (int i = 0; open != null && i < PAIRS; i++) {
                long[] first = open.configuration(random, random.nextBoolean());
                long[] second = open.configuration(random, random.nextBoolean());
                open.layout.put(second, 0, open.layout.state(first, 0), open.layout.cost(second, 0));
                compare(open, first, second, "pair " + i + " of seed " + seed);
            }
        }
        assertTrue(dominated > PARTS && reached > PARTS / 4, dominated + " dominated, " + reached + " reach the end");
    }

    private void compare(Open open, long[] first, long[] second, String which) {
        Layout layout = open.layout;
        assertTrue(layout.dominates(first, 0, first, 0), which);
        boolean above = layout.dominates(first, 0, second, 0);
        if (above) {
            dominated++;
            reached += Future.reachesTheEnd(open, second) ? 1 : 0;
            assertTrue(!Future.reachesTheEnd(open, second) || Future.reachesTheEnd(open, first), which);
        }
        long[] both = first.clone();
        layout.makeBound(both, 0);
        layout.raise(both, 0, second, 0);
        assertTrue(layout.dominates(both, 0, first, 0) && layout.dominates(both, 0, second, 0), which);
        assertTrue(!above || layout.dominates(first, 0, both, 0), () -> which + ": raised for nothing");
        assertTrue(!Future.reachesTheEnd(open, first) || Future.reachesTheEnd(open, both), which);
        assertTrue(!Future.reachesTheEnd(open, second) || Future.reachesTheEnd(open, both), which);
    }

    @Test
    void dominationIsTransitive() {
        int chains = 0;
        for (long seed = 1; seed <= PARTS; seed++) {
            Open open = somewhere(seed);
            SplittableRandom random = new SplittableRandom(-seed);
            for (int i = 0; open != null && i < PAIRS; i++) {
                long[][] three = new long[3][];
                for (int k = 0; k < 3; k++) {
                    three[k] = open.configuration(random, true);
                    open.layout.put(three[k], 0, 0, open.layout.cost(three[k], 0));
                }
                if (open.layout.dominates(three[0], 0, three[1], 0)
                        && open.layout.dominates(three[1], 0, three[2], 0)) {
                    assertTrue(open.layout.dominates(three[0], 0, three[2], 0), "seed " + seed);
                    chains++;
                }
            }
        }
        assertTrue(chains > PARTS / 4, chains + " chains");
    }

    @Test
    void overwritingFreesWhatIsLegalAnywhere() {
        Part part = part(HistoryNotation.parse("""
                0: [w k 1       ]
                1:  [cas k 1 2 ]
                2:   [w k 3   ]
                3:    [r k 1 ]
                """));
        Open open = new Open(part, 4);
        long[] configuration = new long[open.layout.stride];
        assertTrue(open.layout.wouldFree(configuration, 0));
        open.layout.makeDone(configuration, 0, 0);
        assertEquals(3, open.layout.undone(configuration, 0));
        open.layout.overwrite(configuration, 0);
        assertTrue(open.layout.isEither(configuration, 0, 2));
        assertFalse(open.layout.isEither(configuration, 0, 0), "it was done already");
        assertFalse(open.layout.isEither(configuration, 0, 1), "a cas is not legal anywhere");
        assertFalse(open.layout.wouldFree(configuration, 0));
        assertEquals(2, open.layout.undone(configuration, 0));
        open.layout.forget(configuration, 0, 2);
        assertFalse(open.layout.isEither(configuration, 0, 2));
    }

    @Test
    void neitherBoundsNorTrailsTouchTheRest() {
        long[] configuration = new long[somewhere(1).layout.stride];
        Layout layout = somewhere(1).layout;
        layout.put(configuration, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        layout.putTrail(configuration, 0, Integer.MAX_VALUE);
        layout.putRestless(configuration, 0, true);
        assertEquals(Integer.MAX_VALUE, layout.trail(configuration, 0));
        layout.makeBound(configuration, 0);
        assertTrue(layout.isBound(configuration, 0) && layout.isRestless(configuration, 0));
        assertEquals(Trail.ROOT, layout.trail(configuration, 0));
        layout.putRestless(configuration, 0, false);
        assertTrue(layout.isBound(configuration, 0) && !layout.isRestless(configuration, 0));
        assertEquals(Integer.MAX_VALUE, layout.state(configuration, 0));
        assertEquals(Integer.MAX_VALUE, layout.cost(configuration, 0));
    }
}
