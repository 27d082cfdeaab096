package io.inquest.history;

/** A history that breaks the rules of histories: an error of whoever wrote it, never a verdict. */
public final class MalformedHistoryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index the event, counted from 0, that breaks the rule */
    public MalformedHistoryException(int index, String message) {
        super(message);
        this.index = index;
    }

    public int index() {
        return index;
    }
}
