package io.inquest.workloads;

import io.inquest.generators.Generator;

/**
 * What a workload does in one run.
 *
 * @param object the object that the history is about, such as {@code register}
 * @param main the operations while faults happen; not limited in time, which is the runner's business
 * @param last the reads after everything was healed; finite
 */
public record Plan(String object, Generator main, Generator last) {}
