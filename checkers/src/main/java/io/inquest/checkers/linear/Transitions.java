package io.inquest.checkers.linear;

/**
 * A sequential object with its states and its calls numbered: what the search runs on. Equal states have equal numbers,
 * and so have equal calls. Single-owner.
 */
interface Transitions {
    int ILLEGAL = -1;

    /** The number of the call that the operation of this invocation made. */
    int call(int invocation);

    int init();

    /** The state after the call, or {@link #ILLEGAL}. */
    int next(int state, int call);

    /**
     * States such that any state that the object was ever seen in does the same under these calls as one of them; null if
     * there are too many to tell.
     */
    int[] startStates(int[] calls);

    /** The state as explanations show it. */
    String describe(int state);

    /** How much its tables hold, roughly. */
    long bytes();
}
