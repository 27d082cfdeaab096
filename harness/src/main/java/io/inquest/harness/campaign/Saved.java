package io.inquest.harness.campaign;

import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunResult;
import java.util.List;

/**
 * What came of a run, and where it is written.
 *
 * @param digest of the history's file
 * @param warnings what could not be written, in sentences
 */
public record Saved(RunResult result, RunFolder folder, String digest, List<String> warnings) {
    public Saved {
        warnings = List.copyOf(warnings);
    }
}
