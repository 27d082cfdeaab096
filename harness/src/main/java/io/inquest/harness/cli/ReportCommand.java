package io.inquest.harness.cli;

import java.util.List;

/** {@code report DIR}: the HTML of a run, or of a batch, again. */
final class ReportCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        return session.runs().report(RunFolder.ofRunOrBatch("report", arguments, session), session);
    }
}
