package io.inquest.harness.cli;

/** The command cannot be done as it was given: exit status 254, and the message as one sentence for its author. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
