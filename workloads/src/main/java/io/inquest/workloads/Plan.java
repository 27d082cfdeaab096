package io.inquest.workloads;

import io.inquest.generators.Generator;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a workload does in one run. Neither generator holds a rate, and the main one does not end by the clock: these
 * limits are the runner's business.
 *
 * @param object the object that the history is about, such as {@code register}
 * @param main the operations of clients while faults happen; without an end
 * @param last the reads of clients after everything was healed; finite. It learns what to read from the events of the
 *     main part: whoever does not put both into one generator ({@link io.inquest.generators.Generators#phases}) tells it
 *     of every event from the beginning of the run
 * @param settings what the object's own checker is to be told of it, by name, such as the total of a bank
 */
public record Plan(String object, Generator main, Generator last, Map<String, Object> settings) {
    public Plan {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** With nothing to tell the checker. */
    public Plan(String object, Generator main, Generator last) {
        this(object, main, last, new TreeMap<>());
    }
}
