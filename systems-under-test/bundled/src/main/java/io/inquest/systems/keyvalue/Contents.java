package io.inquest.systems.keyvalue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a {@link StateMachine} holds, after some prefix of the log.
 *
 * @param registers what each key holds
 * @param sessions the last command of each client
 */
public record Contents(Map<Object, Object> registers, Map<Integer, Session> sessions) {
    public static final Contents EMPTY = new Contents(Map.of(), Map.of());

    public Contents {
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
        sessions = Collections.unmodifiableMap(new LinkedHashMap<>(sessions));
    }
}
