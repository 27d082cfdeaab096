package io.inquest.checkers.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is called lost was lost, whatever else goes wrong: stale reads alone are never taken for a loss. */
class LossesSoundnessTest {
    private static final int SEEDS = 1_000;

    private static Optional<Loss> loss(History history, boolean isText) {
        Model<?> model = isText ? new KvModel() : new RegisterModel();
        return new Losses(history, model).of(history.key(0));
    }

    @ParameterizedTest
    @CsvSource({"false,0", "false,4", "false,30", "true,0"})
    void staleReadsAreNoLoss(boolean isText, int values) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = new LossySimulation(seed, isText, 0, values).history();
            assertEquals(Optional.empty(), loss(history, isText), () -> HistoryNotation.print(history));
        }
    }

    @ParameterizedTest
    @CsvSource({"false,0,50", "false,30,1", "true,0,30"})
    void whatIsCalledLostWasLost(boolean isText, int values, int foundMin) {
        int found = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            LossySimulation simulation = new LossySimulation(seed, isText, 1 + (int) (seed % 4), values);
            History history = simulation.history();
            Optional<Loss> loss = loss(history, isText);
            if (loss.isPresent()) {
                found++;
                int process = history.process(loss.get().update());
                assertTrue(
                        simulation.lostProcesses().contains(process),
                        () -> process + " of " + simulation.lostProcesses() + "\n" + HistoryNotation.print(history));
            }
        }
        assertTrue(found >= foundMin, found + " found");
    }

    /** Or the test above says little. */
    @Test
    void manyOfTheHistoriesHaveStaleReads() {
        int stale = 0;
        for (long seed = 1; seed <= 100; seed++) {
            History history = new LossySimulation(seed, false, 0, 0).history();
            for (int i = 0; i < history.size(); i++) {
                stale += "n3".equals(history.node(i)) ? 1 : 0;
            }
        }
        assertTrue(stale > 100, stale + " reads of n3");
    }
}
