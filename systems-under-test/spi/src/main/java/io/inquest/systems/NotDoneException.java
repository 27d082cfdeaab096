package io.inquest.systems;

/**
 * An operation certainly did not happen and never will. Not for timeouts and lost connections: whoever took the request may
 * still do it.
 */
public final class NotDoneException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotDoneException(String message) {
        super(message);
    }

    public NotDoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
