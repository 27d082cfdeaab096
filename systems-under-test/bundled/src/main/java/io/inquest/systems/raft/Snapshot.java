package io.inquest.systems.raft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state machine after a prefix of the log.
 *
 * @param index the last entry of the prefix
 * @param term that entry's term
 * @param registers what each key holds
 * @param sessions the last command of each client
 */
record Snapshot(long index, long term, Map<Object, Object> registers, Map<Integer, Session> sessions) {
    static final Snapshot EMPTY = new Snapshot(0, 0, Map.of(), Map.of());

    Snapshot {
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
        sessions = Collections.unmodifiableMap(new LinkedHashMap<>(sessions));
    }

    /**
     * The last command of a client that was applied, so that a copy of it is not applied again.
     *
     * @param number the client's number of the request
     */
    record Session(long number, Result result) {}
}
