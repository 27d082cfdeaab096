package io.inquest.harness.report;

import io.inquest.harness.results.RunFolder;
import java.io.IOException;

/** Placeholder until the branch comes. */
public final class Report {
    private Report() {}

    public static void write(RunFolder folder) throws IOException {}
}
