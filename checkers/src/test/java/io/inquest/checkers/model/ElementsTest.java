package io.inquest.checkers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElementsTest {
    private static Elements of(List<Object> values) {
        Elements elements = Elements.NONE;
        for (Object value : values) {
            elements = elements.with(value);
        }
        return elements;
    }

    @Test
    void isASet() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(300); i > 0; i--) {
                values.add((long) random.nextInt(200));
            }
            Set<Object> expected = new HashSet<>(values);
            Elements elements = of(values);
            assertEquals(expected.size(), elements.size());
            for (long value = 0; value < 200; value++) {
                assertEquals(expected.contains(value), elements.contains(value));
            }
            Collections.shuffle(values, random);
            assertEquals(elements, of(values));
            assertEquals(elements.hashCode(), of(values).hashCode());
            assertNotEquals(elements, elements.with(1_000L));
        }
    }

    /** "Aa" and "BB" have one hash. */
    @Test
    void valuesOfOneHashAreNotOne() {
        Elements both = Elements.NONE.with("Aa").with("BB");
        assertEquals(2, both.size());
        assertTrue(both.contains("Aa") && both.contains("BB"));
        assertEquals(both, Elements.NONE.with("BB").with("Aa"));
        assertNotEquals(Elements.NONE.with("Aa"), Elements.NONE.with("BB"));
        assertEquals(3, both.with("AaAa").size());
        assertEquals(both.with("AaAa").with("BBBB"), both.with("BBBB").with("AaAa"));
        assertNotEquals(both.with("AaAa"), both.with("BBBB"));
    }

    @Test
    void holdsNullAndShowsItsValuesInOrder() {
        Elements elements =
                Elements.NONE.with("b").with(10L).with(null).with(9L).with("a");
        assertTrue(elements.contains(null));
        assertEquals("[9,10,\"a\",\"b\",null]", elements.toString());
        assertEquals("empty", Elements.NONE.toString());
    }
}
