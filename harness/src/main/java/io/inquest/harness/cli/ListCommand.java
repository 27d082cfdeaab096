package io.inquest.harness.cli;

import io.inquest.harness.plugins.Index;
import io.inquest.harness.plugins.IndexEntry;
import io.inquest.harness.plugins.Kind;
import io.inquest.systems.Nearest;
import java.io.PrintStream;
import java.util.List;

/** {@code list [KIND]}: names and what they are, a line each. */
final class ListCommand implements Command {
    private static final int INDENTATION = 2;

    @Override
    public int run(List<String> arguments, Session session) {
        List<String> kinds = Arguments.plain("list", arguments);
        if (kinds.size() > 1) {
            throw new UsageException("list takes one kind of thing, such as: inquest list models");
        }
        Index index = session.index();
        if (kinds.isEmpty()) {
            String gap = "";
            for (Kind kind : Kind.values()) {
                session.terminal().out().print(gap);
                print(kind, index, session.terminal(), true);
                gap = "\n";
            }
            return ExitStatus.VALID;
        }
        Kind kind = Kind.of(kinds.get(0));
        if (kind == null) {
            throw new UsageException(
                    Nearest.sentence("no kind", kinds.get(0), Kind.plurals(), String.join(", ", Kind.plurals())));
        }
        print(kind, index, session.terminal(), false);
        return ExitStatus.VALID;
    }

    private static void print(Kind kind, Index index, Terminal terminal, boolean headed) {
        PrintStream out = terminal.out();
        if (headed) {
            out.println(terminal.paint(Terminal.Style.BOLD, kind.plural()));
        }
        List<IndexEntry> entries = index.entries(kind);
        int indentation = headed ? INDENTATION : 0;
        int column = indentation + INDENTATION + longest(entries);
        for (IndexEntry entry : entries) {
            String summary =
                    entry.isDefault() ? entry.summary() + " (the one that is run when none is named)" : entry.summary();
            String text = terminal.outInteractive()
                    ? Layout.indent(summary, column, terminal.width()).strip()
                    : summary;
            out.println(Layout.pad(" ".repeat(indentation) + label(entry), column) + text);
        }
    }

    private static String label(IndexEntry entry) {
        return entry.owner().isEmpty() ? entry.name() : entry.owner() + " " + entry.name();
    }

    private static int longest(List<IndexEntry> entries) {
        int longest = 0;
        for (IndexEntry entry : entries) {
            longest = Math.max(longest, label(entry).length());
        }
        return longest;
    }
}
