package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.report.SpaceTimeLayout.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpaceTimeLayoutTest {
    private static final double TOP = 50;

    @Test
    void theOrderOfLinesIsExact() {
        SpaceTimeLayout layout = new SpaceTimeLayout(
                List.of(Mark.bare(9, 5_000), Mark.bare(2, 1_000), Mark.bare(3, 1_000), Mark.bare(7, 4_000)), 2, TOP);
        assertEquals(TOP, layout.y(2, 1_000));
        assertTrue(layout.y(3, 1_000) > layout.y(2, 1_000), "also within one moment");
        assertTrue(layout.y(7, 4_000) > layout.y(3, 1_000));
        assertTrue(layout.y(9, 5_000) > layout.y(7, 4_000));
    }

    @Test
    void whatHasNoMarkLiesBetweenItsNeighbours() {
        SpaceTimeLayout layout = new SpaceTimeLayout(List.of(Mark.bare(2, 1_000), Mark.bare(8, 3_000)), 2, TOP);
        double first = layout.y(2, 1_000);
        double last = layout.y(8, 3_000);
        assertEquals((first + last) / 2, layout.y(5, 2_000));
        assertEquals((first + last) / 2, layout.at(2_000));
        assertEquals(first, layout.y(1, 0));
        assertEquals(last, layout.y(99, 9_000));
    }

    @Test
    void aLongStretchIsCutAndSaysHowLongItWas() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            marks.add(Mark.bare(i, i * 1_000L));
        }
        marks.add(Mark.bare(7, 5_000_000));
        SpaceTimeLayout layout = new SpaceTimeLayout(marks, 2, TOP);
        assertEquals(1, layout.cuts().size());
        assertEquals(4_994_000, layout.cuts().get(0).nanos());
        assertTrue(layout.y(7, 5_000_000) - layout.y(6, 6_000) < 50);
    }

    @Test
    void nothingIsNowhere() {
        SpaceTimeLayout layout = new SpaceTimeLayout(List.of(), 1, TOP);
        assertEquals(layout.bottom(), layout.y(4, 4));
        assertEquals(layout.bottom(), layout.at(4));
    }

    /** Labels in one space between lanes never lie upon each other, and wide ones upon none. */
    @Test
    void labelsHaveRoom() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int gaps = 1 + random.nextInt(4);
            List<Mark> marks = new ArrayList<>();
            long nanos = 0;
            for (int line = 1; line < 40; line++) {
                nanos += random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
                int kind = random.nextInt(6);
                int gap = kind == 0 ? Mark.WIDE : kind == 1 ? Mark.BARE : random.nextInt(gaps + 1) - 1;
                marks.add(new Mark(line, nanos, gap, gap == Mark.BARE ? 0 : 1 + random.nextInt(3), random.nextInt(30)));
            }
            SpaceTimeLayout layout = new SpaceTimeLayout(marks, gaps, TOP);
            requireRoom(marks, layout, "seed " + seed);
        }
    }

    private static void requireRoom(List<Mark> marks, SpaceTimeLayout layout, String message) {
        for (int i = 0; i < marks.size(); i++) {
            for (int j = i + 1; j < marks.size(); j++) {
                Mark one = marks.get(i);
                Mark other = marks.get(j);
                boolean share = one.gap() != Mark.BARE
                        && other.gap() != Mark.BARE
                        && (one.gap() == other.gap() || one.gap() == Mark.WIDE || other.gap() == Mark.WIDE);
                double end =
                        layout.y(one.line(), one.nanos()) - one.above() + one.lines() * SpaceTimeLayout.LINE_HEIGHT;
                double start = layout.y(other.line(), other.nanos()) - other.above();
                assertTrue(!share || end <= start + 1e-9, message + ": " + one + " and " + other);
            }
        }
    }
}
