package io.inquest.checkers.orders;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves out of a violating history what it does not need to violate: first many operations at a time, then few (Zeller
 * and Hildebrandt, Simplifying and isolating failure-inducing input, 2002).
 */
final class Shrinking {
    /** By operation. */
    private final boolean[] kept;

    private final Predicate<boolean[]> isViolation;

    /** @param isViolation whether these operations still violate; no, where it would take too long to tell */
    Shrinking(int operations, Predicate<boolean[]> isViolation) {
        this.kept = new boolean[operations];
        this.isViolation = isViolation;
        Arrays.fill(kept, true);
    }

    boolean[] kept() {
        return kept;
    }

    /**
     * Tries to leave out units.
     *
     * @param units what can be left out only together, by operation
     */
    void without(List<int[]> units) {
        for (int several = Math.max(1, units.size() / 2); several >= 1; several /= 2) {
            boolean isSmaller = true;
            while (isSmaller) {
                isSmaller = false;
                for (int begin = 0; begin < units.size(); begin += several) {
                    isSmaller |= tryWithout(units.subList(begin, Math.min(units.size(), begin + several)));
                }
                isSmaller &= several == 1;
            }
        }
    }

    private boolean tryWithout(List<int[]> units) {
        boolean[] before = kept.clone();
        boolean isAny = false;
        for (int[] unit : units) {
            for (int operation : unit) {
                isAny |= kept[operation];
                kept[operation] = false;
            }
        }
        if (isAny && isViolation.test(kept)) {
            return true;
        }
        System.arraycopy(before, 0, kept, 0, kept.length);
        return false;
    }
}
