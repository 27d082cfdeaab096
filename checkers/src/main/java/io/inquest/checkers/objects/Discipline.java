package io.inquest.checkers.objects;

/**
 * The order in which a container gives back what was put into it, as what it says of single takes: which puts were
 * <em>due</em> before a take. For each of them, before that take has taken effect, a take has to take out the value. Those
 * are the ok puts of a smaller {@link #phaseOfPut phase} than the {@link #phaseOfTake take's} that completed before a {@link
 * #before moment} that the take tells.
 */
interface Discipline {
    /** What {@link #before} says of a take that tells nothing. */
    int NO_TELLING = -1;

    /** The phase of a take before which all puts were due that had completed. */
    int AFTER_ALL = Integer.MAX_VALUE;

    int phaseOfPut(int put);

    int phaseOfTake(int take);

    /** The event before which the puts that were due had completed, or {@link #NO_TELLING}. */
    int before(int take);

    /** Whether of two values that such a take puts out of order the order is told. */
    boolean ordersValues(int take);
}
