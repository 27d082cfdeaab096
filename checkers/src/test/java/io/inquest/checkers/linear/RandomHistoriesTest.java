package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomHistoriesTest {
    private static final int HISTORIES = 2000;

    @ParameterizedTest
    @CsvSource({
        "8, 3, 1, 2, false, 30, 10, 10",
        "8, 3, 1, 2, false, 40, 40, 15",
        "9, 4, 2, 3, false, 20, 20, 10",
        "7, 4, 1, 3, true, 0, 30, 10",
        "9, 3, 1, 3, true, 0, 10, 10",
    })
    void agreesWithEveryOrderTried(
            int operations, int processes, int keys, int values, boolean unique, int cas, int info, int lies) {
        Shape shape = new Shape(operations, processes, keys, values, unique, cas, info, lies);
        int invalid = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.of(new SplittableRandom(seed), shape);
            boolean expected = Naive.isLinearizable(history, new RegisterModel());
            Validity verdict = expected ? Validity.VALID : Validity.INVALID;
            String which = "seed " + seed + " of " + shape;
            assertEquals(verdict, Check.verdict(history).validity(), which);
            assertEquals(verdict, Check.verdict(history, new PlainRegister()).validity(), which);
            if (expected) {
                Replay.verify(history, new RegisterModel());
                Replay.verify(history, new PlainRegister());
            } else {
                invalid++;
            }
        }
        assertTrue(invalid > HISTORIES / 50 && invalid < HISTORIES * 49 / 50, invalid + " were invalid");
    }

    @ParameterizedTest
    @CsvSource({"40, 4, 1, 3", "60, 6, 1, 2", "60, 3, 2, 10", "30, 8, 1, 20"})
    void zonesAgreeWithTheSearch(int operations, int processes, int keys, int info) {
        int invalid = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Shape shape = new Shape(operations, processes, keys, 1, true, 0, info, seed % 2 == 0 ? 2 : 0);
            History history = RandomHistories.of(new SplittableRandom(seed), shape);
            Validity bySearch = Check.verdict(history, new PlainRegister()).validity();
            assertEquals(bySearch, Check.verdict(history).validity(), "seed " + seed + " of " + shape);
            if (bySearch == Validity.VALID) {
                Replay.verify(history, new RegisterModel());
                Replay.verify(history, new PlainRegister());
            } else {
                invalid++;
            }
        }
        assertTrue(invalid > HISTORIES / 20 && invalid < HISTORIES * 19 / 20, invalid + " were invalid");
    }
}
