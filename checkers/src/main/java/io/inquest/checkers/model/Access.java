package io.inquest.checkers.model;

/** What a function of an object may do to its state. */
public enum Access {
    /** It never changes the state. Where its outcome is not known it says nothing, and is left out of every check. */
    READ,
    /** It may change the state. Where its outcome is not known it may have happened once, or not at all. */
    UPDATE
}
