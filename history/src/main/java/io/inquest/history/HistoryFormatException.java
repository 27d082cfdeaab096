package io.inquest.history;

/**
 * A history that cannot be read: where it goes wrong and what was expected there. The message is one sentence that
 * begins with the place, as compilers write it: {@code history.jsonl:12:34: expected …}.
 */
public final class HistoryFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final int column;

    /**
     * @param file the file, as the user named it
     * @param line counted from 1
     * @param column in characters, counted from 1; 0 if the line as a whole is meant
     */
    public HistoryFormatException(String file, long line, int column, String message, Throwable cause) {
        super(file + ":" + line + (column == 0 ? "" : ":" + column) + ": " + message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public long line() {
        return line;
    }

    public int column() {
        return column;
    }
}
