package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.RandomHistories.Shape;
import io.inquest.checkers.model.Cell;
import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
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
    @CsvSource({"8, 3, 10, 10", "8, 4, 50, 10", "9, 2, 60, 5"})
    void agreesWithEveryOrderOfAppendsTried(int operations, int processes, int info, int lies) {
        int invalid = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.ofKv(new SplittableRandom(seed), operations, processes, info, lies);
            boolean expected = Naive.isLinearizable(history, new KvModel());
            Validity validity = Check.verdict(history, new KvModel()).validity();
            assertEquals(expected ? Validity.VALID : Validity.INVALID, validity, "seed " + seed);
            if (expected) {
                Replay.verify(history, new KvModel());
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

    @ParameterizedTest
    @CsvSource({"9, 4, false, 30, 15, 20", "9, 3, true, 0, 20, 20"})
    void aWindowEndsWhereTheHistoryStopsBeingLinearizable(
            int operations, int processes, boolean unique, int cas, int info, int lies) {
        Shape shape = new Shape(operations, processes, 1, 3, unique, cas, info, lies);
        int windows = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.of(new SplittableRandom(seed), shape);
            for (Finding finding : Check.verdict(history).findings()) {
                if (!finding.type().equals("nonlinearizable")) {
                    continue;
                }
                List<?> window = (List<?>) finding.details().get("window");
                int last = ((Long) window.get(1)).intValue();
                String which = "seed " + seed + " of " + shape;
                assertTrue(Naive.isLinearizable(beginning(history, last), new RegisterModel()), which);
                assertFalse(Naive.isLinearizable(beginning(history, last + 1), new RegisterModel()), which);
                windows++;
            }
        }
        assertTrue(windows > HISTORIES / 20, windows + " windows");
    }

    /** The first events, without the operations that are known to fail later. */
    private static History beginning(History history, int events) {
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < events; i++) {
            if (!failsLater(history, i, events - 1)) {
                builder.add(history.event(i));
            }
        }
        return builder.build();
    }

    private static boolean failsLater(History history, int event, int last) {
        int end = history.completion(event);
        return end > last && history.type(end) == EventType.FAIL;
    }

    @ParameterizedTest
    @CsvSource({"12, 4, false, 30, 15, 20", "12, 4, true, 0, 20, 20"})
    void aWindowContradictsItselfWhateverWasThereBefore(
            int operations, int processes, boolean unique, int cas, int info, int lies) {
        Shape shape = new Shape(operations, processes, 1, 3, unique, cas, info, lies);
        int shorter = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = RandomHistories.of(new SplittableRandom(seed), shape);
            for (Finding finding : Check.verdict(history).findings()) {
                if (!finding.type().equals("nonlinearizable")) {
                    continue;
                }
                List<?> window = (List<?>) finding.details().get("window");
                int first = ((Long) window.get(0)).intValue();
                int last = ((Long) window.get(1)).intValue();
                for (long value = 0; first > 0 && value < 6; value++) {
                    String which = "from " + value + ", seed " + seed + " of " + shape;
                    assertFalse(canExplain(history, first, last, value), which);
                }
                shorter += first > 0 ? 1 : 0;
            }
        }
        assertTrue(shorter > HISTORIES / 50, shorter + " windows were shorter than the history");
    }

    /** Whether a register that held the value before {@code first} can have answered so from then on; 0 is null. */
    private static boolean canExplain(History history, int first, int last, long value) {
        Model<Cell> from = new PlainRegister(new Cell(value == 0 ? null : value));
        List<Integer> straddling = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            int end = history.completion(i);
            boolean ended = history.type(i) == EventType.INVOKE && end != History.NONE;
            if (ended && history.type(end) != EventType.INFO && first <= end && end <= last) {
                straddling.add(i);
            }
        }
        for (int subset = 0; subset < 1 << straddling.size(); subset++) {
            HistoryBuilder builder = History.builder();
            for (int i = 0; i <= last; i++) {
                int begin = history.type(i) == EventType.INVOKE ? i : history.invocation(i);
                int end = history.completion(begin);
                boolean over = end != History.NONE && end < first && history.type(end) != EventType.INFO;
                int place = straddling.indexOf(begin);
                if (!over && !failsLater(history, begin, last) && (place < 0 || (subset >> place & 1) != 0)) {
                    builder.add(history.event(i));
                }
            }
            if (Naive.isLinearizable(builder.build(), from)) {
                return true;
            }
        }
        return false;
    }
}
