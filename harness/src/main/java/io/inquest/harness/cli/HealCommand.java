package io.inquest.harness.cli;

import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import io.inquest.nemesis.journal.JournalFolder;
import java.util.List;

/** {@code heal}: undoes what crashed runs did to real hosts. */
final class HealCommand implements Command {
    static OptionParser parser() {
        return new OptionParser("heal").flag("force");
    }

    @Override
    public int run(List<String> arguments, Session session) throws Exception {
        Given given = parser().parse(arguments);
        if (!given.words().isEmpty()) {
            throw new UsageException("heal undoes all that crashed runs left, and takes no words (inquest help heal)");
        }
        JournalFolder folder = JournalFolder.standard(session.environment());
        Journals journals = new Journals(folder);
        try (Plugins plugins = session.plugins()) {
            List<Journals.Outcome> outcomes = journals.heal(
                    given.has("force"), plugins, session.terminal().out()::println);
            if (outcomes.contains(Journals.Outcome.LEFT)) {
                session.terminal()
                        .error(
                                "not everything could be undone; when what is in its way is gone, say inquest heal again");
                return ExitStatus.UNKNOWN;
            }
            if (outcomes.isEmpty()) {
                session.terminal()
                        .out()
                        .println("nothing to heal: no run on real hosts has left anything in " + folder.path());
            } else if (!outcomes.contains(Journals.Outcome.ALIVE)) {
                session.terminal().out().println("everything is undone");
            }
            return ExitStatus.VALID;
        }
    }
}
