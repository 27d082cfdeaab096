package io.inquest.checkers.linear;

/** The numbered states of a sequential object, as explanations need them. */
public interface States {
    /** The state as explanations show it. */
    String describe(int state);

    /** In what a read differs from a state in which it is not legal; null where {@link #describe} says enough. */
    default String contrast(int state, int call) {
        return null;
    }

    /**
     * States such that any state that the object was ever seen in does the same under these calls as one of them; null if
     * there are too many to tell.
     */
    int[] startStates(int[] calls);
}
