package io.inquest.history.formats;

/** What is wrong with some EDN, and where. */
final class EdnProblem extends Exception {
    private static final long serialVersionUID = 1L;

    final long line;
    final int column;

    /** Whether the text ended within a form, as when its writer is killed. */
    final boolean ended;

    EdnProblem(String message, long line, int column, boolean ended) {
        super(message);
        this.line = line;
        this.column = column;
        this.ended = ended;
    }
}
