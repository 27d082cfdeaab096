package io.inquest.checkers.certificate;

/**
 * What an order is about.
 *
 * @param key the number of a key in the history, or {@link #NONE}
 * @param process a process, or {@link #NONE}
 */
record Scope(int key, int process) {
    static final int NONE = -1;

    /** Whether the order has the operation if it happened: a write of anybody, or what the process itself did. */
    boolean holds(int invocation, Claimed claimed) {
        return (key == NONE || claimed.history.key(invocation) == key)
                && (process == NONE || claimed.isWrite(invocation) || claimed.history.process(invocation) == process);
    }

    String words(Claimed claimed) {
        String ofKey = key == NONE ? "" : " of the key " + claimed.history.keyValue(key);
        String forProcess = process == NONE ? "" : " for process " + process;
        return ofKey.isEmpty() && forProcess.isEmpty() ? "the order" : "the order" + ofKey + forProcess;
    }
}
