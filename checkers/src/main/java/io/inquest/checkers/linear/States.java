package io.inquest.checkers.linear;

/** The numbered states of a sequential object, as explanations need them. */
interface States {
    /** The state as explanations show it. */
    String describe(int state);

    /**
     * States such that any state that the object was ever seen in does the same under these calls as one of them; null if
     * there are too many to tell.
     */
    int[] startStates(int[] calls);
}
