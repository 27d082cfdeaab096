package io.inquest.benchmarks.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SaturatedClientsTest {
    private static final HistorySpec UNIQUE = HistorySpec.uniqueWrites(5, 400, 3);
    private static final HistorySpec CAS = HistorySpec.cas(5, 400, 1, 20);

    private static Validity validity(HistorySpec spec, long seed) {
        History history = SaturatedClients.history(spec, seed);
        return new LinearizableChecker().check(history, CheckContext.defaults()).validity();
    }

    @Test
    void theObjectsAreLinearizableUnlessAReadIsStale() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(Validity.VALID, validity(UNIQUE, seed), "seed " + seed);
            assertEquals(Validity.VALID, validity(CAS, seed), "seed " + seed);
            assertEquals(Validity.INVALID, validity(UNIQUE.withStaleRead(), seed), "seed " + seed);
            assertEquals(Validity.INVALID, validity(CAS.withStaleRead(), seed), "seed " + seed);
        }
    }

    @Test
    void allClientsAreAlwaysBusy() {
        History history = SaturatedClients.history(CAS, 1);
        int open = 0;
        int openAtLeast = Integer.MAX_VALUE;
        for (int i = 0; i < history.size() - 50; i++) {
            open += history.type(i) == EventType.INVOKE ? 1 : -1;
            openAtLeast = i < CAS.clients() ? openAtLeast : Math.min(openAtLeast, open);
        }
        assertEquals(CAS.clients() - 1, openAtLeast); // the moment between a completion and the next invocation
    }

    @Test
    void asManyAsAskedFor() {
        History history = SaturatedClients.history(HistorySpec.cas(10, 20_000, 1, 10), 1);
        assertEquals(20_000, history.operations().size());
        int infos = 0;
        for (int i = 0; i < history.size(); i++) {
            infos += history.type(i) == EventType.INFO ? 1 : 0;
        }
        assertTrue(infos > 150 && infos < 250, "indeterminate: " + infos);
    }

    @Test
    void aSeedGivesTheSameBytes() throws IOException {
        assertEquals(
                HistoryDigest.of(SaturatedClients.history(CAS, 7)), HistoryDigest.of(SaturatedClients.history(CAS, 7)));
    }
}
