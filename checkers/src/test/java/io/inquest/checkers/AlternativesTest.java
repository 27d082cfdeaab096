package io.inquest.checkers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {
    @Test
    void namesThemOrSaysHowManyMoreThereAre() {
        assertEquals("7", Alternatives.of(List.of("7"), 2));
        assertEquals("7 or 9", Alternatives.of(List.of("7", "9"), 2));
        assertEquals("7, 9 or 12", Alternatives.of(List.of("7", "9", "12"), 2));
        assertEquals("7, 9 or one of 2 more", Alternatives.of(List.of("7", "9", "12", "76"), 2));
    }
}
