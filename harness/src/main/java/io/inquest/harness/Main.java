package io.inquest.harness;

import io.inquest.harness.cli.Cli;
import io.inquest.harness.cli.Terminal;

/** Where the program starts. Loads nothing that the command given does not need. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status = Cli.run(arguments, Terminal.system());
        // not exit: there newer JVMs first look for logging in all jars, and that takes longer than a short command.
        // All is written and closed by now; a run that is interrupted ends by its own hook
        Runtime.getRuntime().halt(status);
    }
}
