package io.inquest.harness.cli;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Index;
import io.inquest.harness.plugins.Plugins;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a command works with: everything it sees of the machine comes from here, so that tests can say what it sees.
 *
 * @param directory what relative paths start from
 * @param runs does what runs a store; asked for only by the commands that need it
 * @param seeds where a run that names no seed gets one
 * @param nanoClock a monotonic clock, in nanoseconds
 * @param environment the process's variables
 */
public record Session(
        Terminal terminal,
        Distribution distribution,
        Path directory,
        Runs runs,
        LongSupplier seeds,
        LongSupplier nanoClock,
        Map<String, String> environment) {
    /** With the variables of this process. */
    public Session(
            Terminal terminal,
            Distribution distribution,
            Path directory,
            Runs runs,
            LongSupplier seeds,
            LongSupplier nanoClock) {
        this(terminal, distribution, directory, runs, seeds, nanoClock, System.getenv());
    }

    public Index index() {
        return Index.of(distribution);
    }

    public Plugins plugins() {
        return Plugins.of(distribution);
    }

    /** A path as typed, from the directory the program was started in. */
    public Path path(String typed) {
        try {
            return directory.resolve(typed);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + typed + "\" is not a path: " + e.getReason(), e);
        }
    }
}
