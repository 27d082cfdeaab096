package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget.Stop;

/** One way of looking for a linearization of a part, that can be interrupted. Single-owner. */
interface Engine {
    enum Outcome {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** It gave up, see {@link #stop}. */
        STOPPED
    }

    /**
     * Goes on until it has an outcome or has taken about so many steps in all. The number of steps after which it has an
     * outcome, unless its time ran out, depends on the part alone.
     *
     * @return the outcome; null if there is none yet
     */
    Outcome advance(long stepsMax);

    /** Steps taken so far. They take about equally long in all engines. */
    long steps();

    /** The linearization found, as operations of the part in its order. */
    int[] linearization();

    Reach reach();

    /** Why it stopped; null if it did not. */
    Stop stop();
}
