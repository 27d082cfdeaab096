package io.inquest.checkers.model;

/** What a function of an object may do to its state. */
public enum Access {
    /** It never changes the state. Where its outcome is not known it says nothing, and is left out of every check. */
    READ,
    /** It may change the state. Where its outcome is not known it may have happened once, or not at all. */
    UPDATE,
    /**
     * An {@link #UPDATE} that is legal in every state, and leaves one that depends on its argument alone: neither on the
     * state before nor on the result. Whatever comes right before it leaves no trace.
     */
    OVERWRITE
}
