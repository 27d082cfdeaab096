package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.linear.Engine.Outcome;
import io.inquest.checkers.linear.RandomHistories.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who wins, when, and with what evidence, is a matter of steps alone. */
class RaceTest {
    private static final long GIGABYTE = 1L << 30;
    private static final int HISTORIES = 60;

    private final Map<String, Integer> endings = new TreeMap<>();

    private static Budget budget() {
        return Budget.start(new CheckContext(Map.of(), 1, GIGABYTE, () -> 0, () -> false, message -> {}));
    }

    /** From easy to hard: some are decided at the first glance, some in turns, some only side by side. */
    private static Part part(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean hard = seed % 8 == 0;
        int operations = hard ? 5_000 : 500 + random.nextInt(1500);
        int processes = hard ? 25 : 4 + random.nextInt(20);
        int lies = hard ? 0 : random.nextInt(2);
        return LayoutTest.part(RandomHistories.of(
                random, new Shape(operations, processes, 1, 5, false, 33, hard ? 2 : random.nextInt(5), lies)));
    }

    private static String describe(Race.Result result) {
        Engine engine = result.engine();
        String name = engine.getClass().getSimpleName();
        String end = result.outcome() == null ? "undecided" : result.outcome().toString();
        return name + " " + end + " after " + engine.steps();
    }

    @Test
    void threadsChangeNothing() {
        int sideBySide = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Race.Result turns = Race.run(part(seed), Transitions.INITIAL, budget(), 1 << 24, 1);
            Race.Result together = Race.run(part(seed), Transitions.INITIAL, budget(), 1 << 24, 2);
            String which = "seed " + seed;
            if (turns.outcome() == null) {
                assertNull(together.outcome(), which);
                assertEquals(
                        turns.engine().reach().blockedAt(),
                        together.engine().reach().blockedAt(),
                        which);
                continue;
            }
            assertEquals(describe(turns), describe(together), which);
            if (turns.outcome() == Outcome.LINEARIZABLE) {
                assertArrayEquals(
                        turns.engine().linearization(), together.engine().linearization(), which);
            } else {
                Reach reach = turns.engine().reach();
                assertEquals(reach.blockedAt(), together.engine().reach().blockedAt(), which);
                assertArrayEquals(reach.prefix(), together.engine().reach().prefix(), which);
                assertArrayEquals(reach.states(), together.engine().reach().states(), which);
            }
            sideBySide += turns.engine().steps() > 1 << 20 ? 1 : 0;
            endings.merge(turns.engine().getClass().getSimpleName() + " " + turns.outcome(), 1, Integer::sum);
        }
        assertTrue(sideBySide > 1 && endings.size() > 2, sideBySide + " side by side, " + endings);
    }

    @Test
    void theOneThatNeedsFewerStepsWins() {
        int decided = 0;
        for (long seed = 1; seed <= HISTORIES / 2; seed++) {
            Race.Result result = Race.run(part(seed), Transitions.INITIAL, budget(), 1 << 22, 1);
            if (result.outcome() == null) {
                continue;
            }
            Engine search = new Search(part(seed), Transitions.INITIAL, budget(), GIGABYTE);
            Engine justInTime = new JustInTime(part(seed), Transitions.INITIAL, budget(), GIGABYTE);
            boolean searched = search.advance(result.engine().steps() + 1) != null;
            boolean cut = justInTime.advance(result.engine().steps() + 1) != null;
            assertTrue(searched || cut, "seed " + seed);
            long fewest =
                    Math.min(searched ? search.steps() : Long.MAX_VALUE, cut ? justInTime.steps() : Long.MAX_VALUE);
            boolean glance = searched && result.engine() instanceof Search;
            assertTrue(glance || fewest == result.engine().steps(), "seed " + seed);
            assertTrue(!searched || !cut || search.advance(0) == justInTime.advance(0), "seed " + seed);
            decided++;
        }
        assertTrue(decided > HISTORIES / 4, decided + " were decided");
    }

    @Test
    void anEngineTakesTheSameStepsHoweverItIsInterrupted() {
        for (long seed = 1; seed <= HISTORIES / 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 2; i++) {
                Engine once = engine(i, part(seed));
                Engine often = engine(i, part(seed));
                Outcome outcome = once.advance(1 << 21);
                long goal = 0;
                while (often.advance(goal) == null && goal < 1 << 21) {
                    goal = Math.min(1 << 21, goal + random.nextInt(100_000));
                }
                String which = once.getClass().getSimpleName() + ", seed " + seed;
                assertEquals(outcome, often.advance(0), which);
                assertEquals(once.steps(), often.steps(), which);
                assertEquals(once.reach().blockedAt(), often.reach().blockedAt(), which);
            }
        }
    }

    private static Engine engine(int which, Part part) {
        return which == 0
                ? new Search(part, Transitions.INITIAL, budget(), GIGABYTE)
                : new JustInTime(part, Transitions.INITIAL, budget(), GIGABYTE);
    }

    /** However little it may do, the beginning that it says can be explained can be. */
    @Test
    void theBeginningThatIsSaidToBeDecidedIsLinearizable() {
        int told = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(-seed);
            for (int i = 0; i < 2; i++) {
                Part part = part(seed);
                Engine engine = engine(i, part);
                if (engine.advance(1 + random.nextInt(200_000)) == null) {
                    int blockedAt = engine.reach().blockedAt();
                    Part beginning = part.until(blockedAt - 1);
                    told += beginning.required;
                    Race.Result result = Race.run(beginning, Transitions.INITIAL, budget(), Long.MAX_VALUE, 1);
                    assertEquals(Outcome.LINEARIZABLE, result.outcome(), engine.getClass() + ", seed " + seed);
                }
            }
        }
        assertTrue(told > 10 * HISTORIES, told + " operations in all");
    }

    @Test
    void whereNeitherMayDoMuchTheOneThatCameFurthestTells() {
        Part part = part(3);
        Race.Result result = Race.run(part, Transitions.INITIAL, budget(), 1, 1);
        assertNull(result.outcome());
        int first = Arrays.stream(part.completion).min().orElseThrow();
        assertTrue(result.engine().reach().blockedAt() > first, "it came nowhere");
    }
}
