package io.inquest.harness.cli;

import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;

/** For commands that are to run nothing. */
final class NoRuns implements Runs {
    @Override
    public int run(RunRequest request, Plugins plugins, Session session) {
        throw new AssertionError("nothing was to be run");
    }

    @Override
    public int replay(Path folder, boolean messages, Plugins plugins, Session session) {
        throw new AssertionError("nothing was to be replayed");
    }

    @Override
    public int report(Path folder, Session session) {
        throw new AssertionError("nothing was to be reported");
    }
}
