package io.inquest.harness.cli;

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
                .println("inquest " + version() + " (Java " + System.getProperty("java.version") + ", "
                        + System.getProperty("java.vm.name") + ")");
        return ExitStatus.VALID;
    }

    /** The version that was built; {@code development} when run from classes. */
    static String version() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
