package io.inquest.checkers;

/** The three values of a verdict. A guess is none of them. */
public enum Validity {
    VALID,
    UNKNOWN,
    INVALID;

    /** The worse of two: invalid, then unknown, then valid. */
    public Validity and(Validity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
