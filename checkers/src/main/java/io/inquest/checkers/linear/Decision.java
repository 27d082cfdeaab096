package io.inquest.checkers.linear;

import io.inquest.checkers.Validity;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.registers.Origins;
import java.util.List;

/** What was decided of one part, with what it rests on. */
sealed interface Decision {
    Part part();

    Validity validity();

    /** @param order the operations of the part in linearized order */
    record Ordered(Part part, int[] order) implements Decision {
        @Override
        public Validity validity() {
            return Validity.VALID;
        }

        Linearization linearization() {
            int[] invocations = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                invocations[i] = part.invocation[order[i]];
            }
            return new Linearization(part.keyValue(), invocations);
        }
    }

    /** The search tried everything and came no further than {@code deepest}. */
    record Stuck(Part part, Reach deepest) implements Decision {
        @Override
        public Validity validity() {
            return Validity.INVALID;
        }
    }

    /** A few operations exclude one another. */
    record Conflicting(Part part, Direct test) implements Decision {
        @Override
        public Validity validity() {
            return Validity.INVALID;
        }
    }

    /** A read returned what no operation that happened has written. */
    record Unfounded(Part part, List<Origins.Unfounded> reads) implements Decision {
        @Override
        public Validity validity() {
            return Validity.INVALID;
        }
    }

    /** The search was stopped. */
    record Undecided(Part part, Reach deepest, Budget.Stop stop) implements Decision {
        @Override
        public Validity validity() {
            return Validity.UNKNOWN;
        }
    }
}
