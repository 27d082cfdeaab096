package io.inquest.harness.cli;

import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;

/** Says that there is nothing yet that runs a store. */
final class MissingRuns implements Runs {
    @Override
    public int run(RunRequest request, Plugins plugins, Session session) {
        throw new UsageException("\"run\" is not available yet in this version (inquest help)");
    }

    @Override
    public int replay(Path folder, Plugins plugins, Session session) {
        throw new UsageException("\"replay\" is not available yet in this version (inquest help)");
    }

    @Override
    public int report(Path folder, Session session) {
        throw new UsageException("\"report\" is not available yet in this version (inquest help)");
    }
}
