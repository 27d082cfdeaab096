package io.inquest.checkers.common;

/** A value in the history is not of the shape that the object's function needs. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int invocation;

    /** @param message says which shape is needed, and what is there, without a full stop */
    public UnfitValueException(int invocation, String message) {
        super(message);
        this.invocation = invocation;
    }

    public UnfitValueException(int invocation, IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
        this.invocation = invocation;
    }

    /** The first operation that has it, by its invocation. */
    public int invocation() {
        return invocation;
    }
}
