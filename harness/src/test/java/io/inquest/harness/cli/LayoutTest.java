package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void wrapsBetweenWordsOnly() {
        assertEquals(
                List.of("one two", "three", "extraordinarily", "four"),
                Layout.wrap("one two three extraordinarily four", 8));
        assertEquals(List.of("a", "", "b"), Layout.wrap("a\n\nb", 10));
    }

    @Test
    void indentsEachLine() {
        assertEquals("  one\n  two\n", Layout.indent("one two", 2, 6));
    }

    @Test
    void leavesDrawingsAlone() {
        assertEquals("  |--  W1  --|\n    long\n    words!\n", Layout.wrapLong("  |--  W1  --|\n    long words!", 14));
    }

    @Test
    void alignsColumns() {
        assertEquals(" a    bb\n ccc\n", Layout.table(List.of(List.of("a", "bb"), List.of("ccc", "")), 1));
    }
}
