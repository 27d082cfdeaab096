package io.inquest.harness.cli;

import io.inquest.harness.plugins.Plugins;
import java.nio.file.Path;

/**
 * Where the command line meets what runs stores. Each method prints its results to the terminal of the session and
 * returns the exit status; a {@link UsageException} is for what was asked for and cannot be.
 */
public interface Runs {
    /** One run, or a batch of one run a seed. Not called for a dry run. */
    int run(RunRequest request, Plugins plugins, Session session) throws Exception;

    /**
     * The run in a folder again.
     *
     * @param folder holds a {@code run.json}
     * @param messages write a log of all messages into it, and the report again
     */
    int replay(Path folder, boolean messages, Plugins plugins, Session session) throws Exception;

    /**
     * The HTML report of the run in a folder, from its files.
     *
     * @param folder holds a {@code run.json}
     */
    int report(Path folder, Session session) throws Exception;
}
