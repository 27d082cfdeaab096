package io.inquest.harness.cli;

import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;

/** Remembers what it was asked to run, and says that it was invalid. */
final class AskedRuns implements Runs {
    RunRequest asked;

    @Override
    public int run(RunRequest request, Plugins plugins, Session session) {
        asked = request;
        return ExitStatus.INVALID;
    }

    @Override
    public int replay(Path folder, boolean messages, Plugins plugins, Session session) {
        throw new AssertionError("not asked for");
    }

    @Override
    public int report(Path folder, Session session) {
        throw new AssertionError("not asked for");
    }
}
