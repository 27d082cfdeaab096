package io.inquest.history;

/** What one line of a history says: an operation begins, or how it ended. */
public enum EventType {
    INVOKE,
    /** It happened; the value holds what it returned. */
    OK,
    /** It certainly did not happen. */
    FAIL,
    /** Nobody knows whether it happened. */
    INFO
}
