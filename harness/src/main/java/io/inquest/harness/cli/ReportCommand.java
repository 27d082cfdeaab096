package io.inquest.harness.cli;

import java.util.List;

/** {@code report DIR}: the run's HTML again. */
final class ReportCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        return session.runs().report(RunFolder.of("report", arguments, session), session);
    }
}
