package io.inquest.history;

import java.util.Locale;

/** What one line of a history says: an operation begins, or how it ended. */
public enum EventType {
    INVOKE,
    /** It happened; the value holds what it returned. */
    OK,
    /** It certainly did not happen. */
    FAIL,
    /** Nobody knows whether it happened. */
    INFO;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The type as files and messages write it: {@code invoke}, {@code ok}, {@code fail} or {@code info}. */
    public String word() {
        return word;
    }

    /** The type that a file writes so; null if there is none. */
    public static EventType ofWord(String word) {
        for (EventType type : Columns.TYPES) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }
}
