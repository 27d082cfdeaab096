package io.inquest.harness.cli;

/** One file cannot be judged; the others are. The message is a sentence that need not name the file. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
