package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Validity;
import io.inquest.history.HistoryNotation;
import org.junit.jupiter.api.Test;

/** What is settled before any order is looked for. */
class RegistersTest {
    private static void expect(Validity withoutUnique, Validity withUnique, String history) {
        for (MemoryModel model : MemoryModel.values()) {
            Validity expected = model.needsUniqueWrites() ? withUnique : withoutUnique;
            assertEquals(expected, model.decide(HistoryNotation.parse(history)), () -> model + "\n" + history);
        }
    }

    @Test
    void aValueWrittenTwiceIsUnknownToModelsThatNeedUniqueWrites() {
        expect(Validity.VALID, Validity.UNKNOWN, """
                0: [w x 1]
                1:         [w x 1]
                2:                 [r x 1]
                """);
    }

    @Test
    void aValueWrittenToTwoKeysIsUnique() {
        expect(Validity.VALID, Validity.VALID, """
                0: [w x 1]
                1:         [w y 1]
                2:                 [r x 1]
                """);
    }

    @Test
    void aFailedWriteCollidesWithNothing() {
        expect(Validity.VALID, Validity.VALID, """
                0: [w x 1 !]
                1:           [w x 1]
                2:                   [r x 1]
                """);
    }

    @Test
    void anIndeterminateWriteCollides() {
        expect(Validity.VALID, Validity.UNKNOWN, """
                0: [w x 1 ~]
                1:           [w x 1]
                """);
    }

    @Test
    void writtenNullIsUnknownToModelsThatNeedUniqueWrites() {
        expect(Validity.VALID, Validity.UNKNOWN, """
                0: [w x 1] [w x null]
                1:                    [r x null]
                """);
    }

    @Test
    void thinAirComesBeforeAmbiguousValues() {
        expect(Validity.INVALID, Validity.INVALID, """
                0: [w x 1]
                1:         [w x 1]
                2:                 [r y 1]
                """);
    }

    @Test
    void anAbortedReadComesBeforeAmbiguousValues() {
        expect(Validity.INVALID, Validity.INVALID, """
                0: [w x 1] [w x 2 !]
                1:                   [w x 1]
                2:                           [r x 2]
                """);
    }

    @Test
    void aFailedOrIndeterminateReadShowsNothing() {
        expect(Validity.VALID, Validity.VALID, """
                0: [w x 1]
                1:         [r x !]
                2:                 [r x ~]
                """);
    }
}
