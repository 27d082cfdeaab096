package io.inquest.harness.cli;

import io.inquest.harness.results.Version;
import java.util.List;

/** {@code version}: which Inquest, on which Java. */
final class VersionCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) {
        if (!arguments.isEmpty()) {
            throw new UsageException("version takes no arguments");
        }
        session.terminal()
                .out()
                .println("inquest " + Version.current() + " (Java " + System.getProperty("java.version") + ", "
                        + System.getProperty("java.vm.name") + ")");
        return ExitStatus.VALID;
    }
}
