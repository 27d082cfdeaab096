package io.inquest.checkers.linear.containers;

/**
 * Why no order of the operations on a stack or priority queue is possible.
 *
 * @param values those that make it
 * @param operation the operation that cannot be, or {@link Stays#NOBODY}
 * @param from an event, where the kind has one
 * @param to a later one; {@link Stays#FOREVER} for the end of the history
 */
public record Impossibility(Kind kind, int[] values, int operation, int from, int to) {
    public enum Kind {
        /** The operation returned what nobody put in. */
        UNEXPECTED,
        /** The operation, and the take of the value before it, returned the same. */
        TWICE,
        /** The operation returned the value and completed before the value's put was invoked. */
        TOO_SOON,
        /** Of the values one was there at every moment from one event to the other, so one was below: none can be. */
        NO_LOWEST,
        /** Of the values one was there at every moment while the operation found nothing. */
        NOT_EMPTY,
        /** Of the values, all smaller, one was there at every moment at which the operation can have taken its own. */
        NOT_SMALLEST,
        /** So many values had to be out by an event, the last, and there are fewer spare takes. */
        OVERDUE;

        /** Whether the values are numbered as those that are known to have been taken, where there are spare takes. */
        public boolean isOfTakenValues() {
            return this == NO_LOWEST || this == NOT_EMPTY || this == NOT_SMALLEST;
        }
    }
}
