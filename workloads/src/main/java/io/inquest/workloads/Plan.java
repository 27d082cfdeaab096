package io.inquest.workloads;

import io.inquest.generators.Generator;

/**
 * What a workload does in one run. Neither generator looks at the clock or holds a rate: the limits of time and rate are
 * the runner's business.
 *
 * @param object the object that the history is about, such as {@code register}
 * @param main the operations of clients while faults happen; without an end
 * @param last the reads of clients after everything was healed; finite. It learns what to read from the events of the
 *     main part: whoever does not put both into one generator ({@link io.inquest.generators.Generators#phases}) tells it
 *     of every event from the beginning of the run
 */
public record Plan(String object, Generator main, Generator last) {}
