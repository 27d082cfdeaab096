package io.inquest.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "'', abc, 3",
        "abc, abc, 0",
        "kitten, sitting, 3",
        "rfat, raft, 1",
        "ab, ba, 1",
        "ca, abc, 3",
        "a, b, 1",
    })
    void countsChangedLetters(String a, String b, int distance) {
        assertEquals(distance, Nearest.distance(a, b));
        assertEquals(distance, Nearest.distance(b, a));
    }

    @Test
    void takesTheNearestAndNothingFar() {
        List<String> names = List.of("register", "kv", "counter");
        assertEquals("register", Nearest.of("regsiter", names));
        assertEquals("counter", Nearest.of("COUNTR", names));
        assertEquals("kv", Nearest.of("k", names));
        assertNull(Nearest.of("bank", names));
    }

    @Test
    void takesTheOnlyOneThatBeginsSo() {
        assertEquals("linearizable", Nearest.of("lin", List.of("linearizable", "sequential")));
        assertNull(Nearest.of("strong", List.of("strong-snapshot-isolation", "strong-serializable")));
    }
}
