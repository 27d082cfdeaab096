package io.inquest.harness;

import io.inquest.harness.cli.Cli;
import io.inquest.harness.cli.Terminal;

/** Where the program starts. Loads nothing that the command given does not need. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Cli.run(arguments, Terminal.system()));
    }
}
