package io.inquest.checkers.linear;

/**
 * A sequential object with its states and its calls numbered: what the searches run on. Equal states have equal numbers,
 * and so have equal calls; states that nothing can tell apart any more may share a number. Single-owner.
 */
public interface Transitions extends States {
    int ILLEGAL = -1;
    /** The state before any operation. */
    int INITIAL = 0;

    /** The number of the call that the operation of this invocation made. */
    int call(int invocation);

    Nature nature(int call);

    /** The state after the call, or {@link #ILLEGAL}. */
    int next(int state, int call);

    /** How much its tables hold, roughly. */
    long bytes();
}
