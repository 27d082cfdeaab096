package io.inquest.harness.cli;

import io.inquest.harness.plugins.Index;
import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import io.inquest.systems.Nearest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code explain NAME} or {@code explain KIND:NAME}: every meaning of a name. */
final class ExplainCommand implements Command {
    @Override
    public int run(List<String> arguments, Session session) {
        List<String> names = Arguments.plain("explain", arguments);
        if (names.size() != 1) {
            throw new UsageException("explain takes one name, such as: inquest explain linearizable (inquest list)");
        }
        Index index = session.index();
        String gap = "";
        for (IndexEntry entry : meanings(names.get(0), index)) {
            session.terminal().out().print(gap);
            print(entry, index, session.terminal());
            gap = "\n";
        }
        return ExitStatus.VALID;
    }

    private static List<IndexEntry> meanings(String typed, Index index) {
        int colon = typed.indexOf(':');
        if (colon < 0) {
            List<IndexEntry> found = index.called(typed);
            if (found.isEmpty()) {
                throw new UsageException(
                        Nearest.sentence("nothing is called", typed, names(index.entries()), "inquest list"));
            }
            return found;
        }
        String prefix = typed.substring(0, colon);
        Kind kind = Kind.of(prefix);
        if (kind == null) {
            throw new UsageException(
                    Nearest.sentence("no kind", prefix, Kind.singulars(), String.join(", ", Kind.singulars())));
        }
        String name = typed.substring(colon + 1);
        List<IndexEntry> found = new ArrayList<>(index.called(name));
        found.removeIf(entry -> entry.kind() != kind);
        if (found.isEmpty()) {
            throw new UsageException(Nearest.sentence(
                    "no " + kind.singular(), name, names(index.entries(kind)), "inquest list " + kind.plural()));
        }
        return found;
    }

    private static List<String> names(List<IndexEntry> entries) {
        List<String> names = new ArrayList<>();
        for (IndexEntry entry : entries) {
            names.add(entry.name());
            names.addAll(entry.aliases());
        }
        return names;
    }

    private static void print(IndexEntry entry, Index index, Terminal terminal) {
        PrintStream out = terminal.out();
        String owner = entry.owner().isEmpty() ? "" : " of " + entry.owner();
        String aliases = entry.aliases().isEmpty() ? "" : ", also called " + String.join(", ", entry.aliases());
        String about = " (" + entry.kind().singular() + owner + aliases + ")";
        String title = Layout.indent(entry.name() + about, 0, Math.max(80, terminal.width()));
        out.print(terminal.paint(Terminal.Style.BOLD, entry.name())
                + title.substring(entry.name().length()));
        out.println();
        out.print(Layout.indent(entry.summary(), 0, terminal.width()));
        String text = index.text(entry);
        if (!text.isEmpty()) {
            out.println();
            out.print(Layout.wrapLong(text, Math.max(80, terminal.width())));
        }
    }
}
