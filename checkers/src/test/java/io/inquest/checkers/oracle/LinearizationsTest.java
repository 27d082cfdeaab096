package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.linear.Linearization;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every order that the linearizability checker gives as its proof, verified. */
class LinearizationsTest {
    @ParameterizedTest
    @EnumSource
    void proveWhatIsValid(Kind kind) {
        for (long seed = 0; seed < 1_000; seed++) {
            History history = RandomHistories.small(seed, kind);
            if (Linearizable.check(history, kind).validity() == Validity.VALID) {
                requireProof(history, kind, seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void proveLargerHistories(Kind kind) {
        for (long seed = 0; seed < 40; seed++) {
            boolean cell = Kind.cells().anyMatch(kind::equals);
            History history = RandomHistories.valid(seed, kind, cell ? 8 : 4, cell ? 300 : 60);
            assertEquals(
                    Validity.VALID, Linearizable.check(history, kind).validity(), () -> HistoryNotation.print(history));
            requireProof(history, kind, seed);
        }
    }

    private static void requireProof(History history, Kind kind, long seed) {
        Model<?> model = Models.installed().find(kind.object().setting()).orElseThrow();
        Map<Object, int[]> orders = new LinkedHashMap<>();
        for (Linearization order : LinearizableChecker.linearizations(history, Linearizable.context(kind), model)) {
            int[] twice = orders.put(order.key(), order.invocations());
            assertEquals(null, twice, "two orders of key " + order.key());
        }
        List<String> problems = new LinearizationVerifier(history, kind.object()).problems(orders);
        assertEquals(List.of(), problems, () -> "seed " + seed + "\n" + HistoryNotation.print(history));
    }
}
