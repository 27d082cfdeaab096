package io.inquest.harness.cli;

import java.util.List;

/** One command of the command line. */
interface Command {
    /**
     * Does it.
     *
     * @param arguments what follows the command's name
     * @return the exit status, one of {@link ExitStatus}
     * @throws UsageException if the arguments or what they name are no good
     */
    int run(List<String> arguments, Session session) throws Exception;
}
