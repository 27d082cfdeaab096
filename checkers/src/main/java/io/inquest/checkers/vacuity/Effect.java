package io.inquest.checkers.vacuity;

/** Whether a history shows that a fault touched anything. */
public enum Effect {
    SEEN,
    /** The history says that there was none. */
    NONE,
    UNKNOWN
}
