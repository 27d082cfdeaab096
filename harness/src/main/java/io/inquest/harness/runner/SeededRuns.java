package io.inquest.harness.runner;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs of one specification, a seed each, wherever they happen. */
public interface SeededRuns {
    /** What the histories will be about. */
    String object();

    List<String> nodeNames();

    /** The judge of these runs, who also judges several of them as a whole. */
    Judge judge();

    /** Runs one seed on this thread, and judges it; interrupted, neither goes on. */
    RunResult run(long seed, Witness witness, BooleanSupplier interrupted);

    /** The same, heard by a listener alone. */
    default RunResult run(long seed, RunListener listener, BooleanSupplier interrupted) {
        return run(seed, Witness.of(listener), interrupted);
    }
}
