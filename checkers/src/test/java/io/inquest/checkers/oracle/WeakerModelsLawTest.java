package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.eventual.EventualModel;
import io.inquest.checkers.oracle.eventual.Updated;
import io.inquest.checkers.oracle.sync.SyncModel;
import io.inquest.history.History;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What linearizable and sequential imply of bounded models and of those with synchronisation. */
class WeakerModelsLawTest {
    private enum Bounded {
        REGISTER(Kind.UNIQUE_WRITES, EventualModel.BOUNDED_STALENESS, Updated.REGISTER),
        REGISTER_ORDER(Kind.UNIQUE_WRITES, EventualModel.ORDER_DEVIATION, Updated.REGISTER),
        SET(Kind.SET_AGAIN, EventualModel.ORDER_DEVIATION, Updated.SET),
        COUNTER(Kind.COUNTER, EventualModel.NUMERICAL_DEVIATION, Updated.COUNTER);

        private final Kind kind;
        private final EventualModel model;
        private final Updated object;

        Bounded(Kind kind, EventualModel model, Updated object) {
            this.kind = kind;
            this.model = model;
            this.object = object;
        }
    }

    /** A read of what is linearizable deviates by nothing, and by more somewhere in what is not. */
    @ParameterizedTest
    @EnumSource
    void linearizableDeviatesByNothing(Bounded bounded) {
        int linearizable = 0;
        int deviating = 0;
        for (long seed = 0; seed < Comparison.HISTORIES / 5; seed++) {
            History history = RandomHistories.small(seed, bounded.kind);
            Map<String, Object> none = Map.of(bounded.model.bound(bounded.object), 0L);
            Validity answer =
                    bounded.model.decide(history, bounded.object, none).validity();
            if (BruteForceLinearizability.decide(history, bounded.kind.object()).valid()) {
                linearizable++;
                assertNotEquals(Validity.INVALID, answer, () -> Installed.shown(history));
            }
            deviating += answer == Validity.INVALID ? 1 : 0;
        }
        assertTrue(linearizable > 0 && deviating > 0, linearizable + " are linearizable, " + deviating + " deviate");
    }

    /** Reads and writes alone that are sequential are so for every model with synchronisation. */
    @Test
    void sequentialImpliesModelsWithSynchronisation() {
        int sequential = 0;
        int apart = 0;
        for (long seed = 0; seed < Comparison.HISTORIES / 5; seed++) {
            History history = RandomHistories.small(seed, Kind.UNIQUE_WRITES);
            boolean holds = BruteForceOrders.SEQUENTIAL.isSatisfied(history, SequentialObject.REGISTER);
            sequential += holds ? 1 : 0;
            for (SyncModel model : SyncModel.values()) {
                Validity answer = model.decide(history).validity();
                assertTrue(!holds || answer != Validity.INVALID, () -> model + "\n" + Installed.shown(history));
                apart += !holds && answer == Validity.VALID ? 1 : 0;
            }
        }
        assertTrue(sequential > 0 && apart > 0, sequential + " are sequential, " + apart + " only weaker");
    }
}
