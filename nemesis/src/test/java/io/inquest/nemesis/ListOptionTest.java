package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListOptionTest {
    private final ListOption<Integer> option =
            ListOption.of("sizes", "how big", List.of(1, 2, 3), size -> "one two three".split(" ")[size - 1]);

    private String refused(String text) {
        return assertThrows(IllegalArgumentException.class, () -> option.chosen(Map.of("sizes", text)))
                .getMessage();
    }

    @Test
    void declaresItsNames() {
        assertEquals("sizes", option.spec().name());
        assertEquals(
                "how big, separated by commas: one, two, three; or any",
                option.spec().summary());
        assertEquals("any", option.spec().defaultValue());
    }

    @Test
    void anyAndNothingAreAll() {
        assertEquals(List.of(1, 2, 3), option.chosen(Map.of("sizes", "any")));
        assertEquals(List.of(1, 2, 3), option.chosen(Map.of()));
        assertFalse(option.isNamed(Map.of()));
    }

    @Test
    void namesAreTakenAsGiven() {
        assertEquals(List.of(3, 1), option.chosen(Map.of("sizes", "three, one")));
        assertTrue(option.isNamed(Map.of("sizes", "three")));
        ListOption<Integer> other = ListOption.of("sizes", "how big", List.of(1, 2), size -> "s" + size, "s2");
        assertEquals(List.of(2), other.chosen(Map.of()));
        assertEquals(List.of(1, 2), other.chosen(Map.of("sizes", "any")));
    }

    @Test
    void whatIsNoNameIsRefusedWithTheNearest() {
        assertEquals(
                "no value \"tow\"; did you mean \"two\"? (--sizes takes some of one, two, three, or any)",
                refused("one,tow"));
        assertEquals("no value \"\" (--sizes takes some of one, two, three, or any)", refused("one,"));
        assertEquals("--sizes takes \"any\" alone, or some of one, two, three", refused("any,one"));
        assertEquals("--sizes names \"one\" twice", refused("one,two,one"));
    }
}
