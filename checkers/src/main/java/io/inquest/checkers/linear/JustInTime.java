package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget;
import io.inquest.checkers.common.Budget.Stop;

/**
 * Just-in-time linearization, as wide as it needs to be: where no configuration gets past a completion, it goes back a
 * little and tries again with more of them, and if that does not help, back further and with more again; once past, it
 * is narrow again. If it gets back to the beginning with no limit, nothing is left out.
 */
final class JustInTime implements Engine {
    private static final int FIRST_WIDTH = 8;
    private static final int OVERLAPPING_FOR_ONE_MORE = 4;
    private static final int GROWTH = 2;
    /** Attempts after which it looks once whether bounds alone show that there is no linearization. */
    private static final int ATTEMPTS_BEFORE_BOUNDS = 3;
    /** Once there is known to be none, so many times the steps may be spent on finding out where it goes wrong. */
    private static final int EFFORT_FOR_EVIDENCE = 4;

    private static final long STEPS_FOR_EVIDENCE = 1 << 27;

    private final Part part;
    private final int firstWidth;
    private final Pass pass;

    private int width;
    private int attempts;
    /** The furthest completion at which configurations were lost, as an entry. */
    private int hardest;
    /** The entry from which on it may be narrower again. */
    private int relaxAfter;

    private boolean boundsTried;
    /** The first completion, as an entry, at which not even a bound was left. */
    private int refuted = Integer.MAX_VALUE;

    private long evidenceUntil = Long.MAX_VALUE;
    private Outcome outcome;
    private boolean isExact;

    JustInTime(Part part, int initialState, Budget budget, long bytesMax) {
        this(part, initialState, budget, bytesMax, 0);
    }

    /** @param firstWidth 0 for what seems best, {@link Integer#MAX_VALUE} for one pass that leaves nothing out */
    JustInTime(Part part, int initialState, Budget budget, long bytesMax, int firstWidth) {
        this.part = part;
        this.pass = new Pass(part, initialState, budget, bytesMax);
        this.firstWidth = firstWidth > 0 ? firstWidth : FIRST_WIDTH + pass.mostOpen() / OVERLAPPING_FOR_ONE_MORE;
        this.width = this.firstWidth;
        pass.widen(width);
    }

    @Override
    public Outcome advance(long stepsMax) {
        while (outcome == null && pass.steps() < stepsMax) {
            if (pass.steps() > evidenceUntil) {
                outcome = Outcome.NOT_LINEARIZABLE;
                break;
            }
            Outcome end = pass.advance();
            if (end != null) {
                ended(end);
            } else if (pass.realUntil() != Integer.MAX_VALUE) {
                lost();
            } else if (attempts > 0 && pass.entry() > relaxAfter) {
                attempts = 0;
                width = firstWidth;
                pass.widen(width);
                relaxAfter = pass.entry() + Pass.ENTRIES_BETWEEN_SNAPSHOTS;
            }
        }
        return outcome;
    }

    private void ended(Outcome end) {
        if (end == Outcome.NOT_LINEARIZABLE) {
            isExact = pass.realUntil() >= pass.entry();
            evidenceUntil = Math.min(evidenceUntil, EFFORT_FOR_EVIDENCE * pass.steps() + STEPS_FOR_EVIDENCE);
            refuted = Math.min(refuted, pass.entry());
        }
        if (end == Outcome.LINEARIZABLE || isExact || pass.stop() != null) {
            outcome = end == Outcome.STOPPED && refuted != Integer.MAX_VALUE ? Outcome.NOT_LINEARIZABLE : end;
            return;
        }
        boundsTried = true;
        tryWider();
    }

    /** Only bounds are left. */
    private void lost() {
        boolean goOn = attempts >= ATTEMPTS_BEFORE_BOUNDS && !boundsTried && !pass.isLeaky();
        if (!goOn) {
            tryWider();
        }
    }

    private void tryWider() {
        hardest = Math.max(hardest, pass.realUntil());
        relaxAfter = hardest + Pass.ENTRIES_BETWEEN_SNAPSHOTS;
        attempts++;
        width = width > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : GROWTH * width;
        pass.widen(width);
        pass.retreat(width == Integer.MAX_VALUE ? pass.snapshots() : attempts - 1);
    }

    @Override
    public long steps() {
        return pass.steps();
    }

    @Override
    public int[] linearization() {
        return pass.linearization();
    }

    @Override
    public Reach reach() {
        if (isExact) {
            return pass.reach();
        }
        return Reach.unexplained(
                completion(Math.max(hardest, Math.min(pass.entry(), pass.realUntil()))), completion(refuted));
    }

    /** The event of the first completion from an entry on; -1 if there is none. */
    private int completion(int entry) {
        int next = entry;
        while (next < part.entries.length && (part.entries[next] & 1) == 0) {
            next++;
        }
        return next < part.entries.length ? part.completion[part.entries[next] >> 1] : -1;
    }

    @Override
    public Stop stop() {
        return pass.stop();
    }
}
