package io.inquest.checkers.common;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Budget.Stop;
import java.util.List;
import java.util.Map;

/**
 * Holds one check to its budget: looks at the clock now and then, counts what its tables hold, and ends it where there
 * is no more of either. Single-owner.
 */
public final class Meter {
    private static final int STEPS_A_LOOK = 1 << 13;

    private final Budget budget;
    private int untilLook = 1;
    private long bytes;
    private boolean isDecided;
    private String stage = "read the history";

    private Meter(Budget budget) {
        this.budget = budget;
    }

    public static Meter start(CheckContext context) {
        return new Meter(Budget.start(context));
    }

    /** From here on it is at this, in words that end the sentence "it was yet to …". */
    public void enter(String newStage) {
        stage = newStage;
        budget.progress("yet to " + newStage);
        look();
    }

    /** Counts one step of a loop. */
    public void step() {
        if (--untilLook <= 0) {
            look();
        }
    }

    /** Counts so many steps at a time. */
    public void steps(int several) {
        untilLook -= several;
        if (untilLook <= 0) {
            look();
        }
    }

    /** Looks at the clock now: for what took long without a step. */
    public void look() {
        untilLook = STEPS_A_LOOK;
        Stop stop = budget.exceeded();
        if (stop != null && (!isDecided || stop == Stop.CANCELLED)) {
            throw new OverBudgetException(stop);
        }
    }

    /** Asks for so many bytes more, before they are used. */
    public void reserve(long moreBytes) {
        bytes += moreBytes;
        if (bytes > budget.memoryBytesMax() && !isDecided) {
            throw new OverBudgetException(Stop.MEMORY);
        }
    }

    /**
     * A violation was found. What is left is to say it, which takes a few passes over the operations: only
     * that nobody waits any more keeps that from being done.
     */
    public void decided() {
        isDecided = true;
    }

    /** How many bytes are in use. */
    public long bytes() {
        return bytes;
    }

    /** Gives back what a table held that is not used any more. */
    public void release(long fewerBytes) {
        bytes -= fewerBytes;
    }

    /** An array of ints, paid for. */
    public int[] ints(long length) {
        reserve(4 * length);
        if (length > Integer.MAX_VALUE - 8) {
            throw new OverBudgetException(Stop.MEMORY);
        }
        return new int[(int) length];
    }

    /** Why the check ended before it was done, and how far it had come. */
    public Finding unfinished(OverBudgetException over) {
        return new Finding(
                over.stop().type,
                "The check ended because " + over.stop().reason + ". It was yet to " + stage
                        + "; up to there it had found no violation. Allow more time or memory, or check fewer operations.",
                List.of(),
                Map.of("stage", stage));
    }
}
