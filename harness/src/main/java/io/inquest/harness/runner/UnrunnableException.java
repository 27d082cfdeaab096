package io.inquest.harness.runner;

/** What was asked for cannot be run; the message is a sentence for the person who asked. */
public final class UnrunnableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnrunnableException(String message) {
        super(message);
    }
}
