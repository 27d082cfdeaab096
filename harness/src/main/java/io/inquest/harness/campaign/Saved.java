package io.inquest.harness.campaign;

import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunResult;

/**
 * What came of a run, and where it is written.
 *
 * @param digest of the history's file
 */
public record Saved(RunResult result, RunFolder folder, String digest) {}
