package io.inquest.harness.cli;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.results.BatchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a run that {@code replay} and {@code report} are given. */
final class RunFolder {
    private RunFolder() {}

    /** For a command without options of its own, that takes a batch's folder too. */
    static Path ofRunOrBatch(String command, List<String> arguments, Session session) {
        Given given = new OptionParser(command).parse(arguments);
        Path folder = folder(command, given, session);
        return BatchFolder.isBatch(folder) ? folder : of(command, given, session);
    }

    private static Path folder(String command, Given given, Session session) {
        if (given.words().size() != 1) {
            throw new UsageException(
                    command + " takes one folder of a run, such as: inquest " + command + " results/latest");
        }
        String typed = given.words().get(0);
        Path folder = session.path(typed);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no folder \"" + typed + "\"; a run prints the one it wrote");
        }
        return folder;
    }

    /** @param given as parsed by the command, which may have options of its own */
    static Path of(String command, Given given, Session session) {
        Path folder = folder(command, given, session);
        String typed = given.words().get(0);
        if (BatchFolder.isBatch(folder)) {
            throw new UsageException("\"" + typed + "\" is a batch of seeds; name one of the runs inside, such as "
                    + typed + "/seed-N, or run a seed again with --seed N");
        }
        if (!Files.exists(folder.resolve("run.json"))) {
            throw new UsageException("\"" + typed + "\" is not the folder of a run: it has no run.json");
        }
        return folder;
    }
}
