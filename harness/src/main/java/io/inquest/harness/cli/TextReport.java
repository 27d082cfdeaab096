package io.inquest.harness.cli;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.cli.Terminal.Style;
import io.inquest.harness.runner.Judgement;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Values;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The verdict on a file for a person: a line that says it, then what was found and the operations it is about. */
final class TextReport {
    private static final int INDENTATION = 2;
    private static final int OPERATIONS_MAX = 20;
    private static final int VALUE_CHARS_MAX = 40;

    private final Session session;
    private final Terminal terminal;
    private final PrintStream out;

    TextReport(Session session) {
        this(session, session.terminal().out());
    }

    TextReport(Session session, PrintStream out) {
        this.session = session;
        this.terminal = session.terminal();
        this.out = out;
    }

    void print(FileReport report) {
        for (Judgement check : report.checks()) {
            out.println(report.file() + ": " + verdict(check.verdict().validity()) + " (" + check.checker() + ", "
                    + report.history().operations().size() + " operations, " + check.millis() + " ms)");
            for (Finding finding : check.verdict().findings()) {
                out.println();
                print(finding, report.history());
            }
            new MeasureText(terminal)
                    .print(Map.of(check.checker(), check.verdict().measures()));
        }
        new LadderText(terminal).print(report.ladder());
        new MeasureText(terminal).print(report.ladder().measures());
    }

    String verdict(Validity validity) {
        return switch (validity) {
            case VALID -> terminal.paint(Style.GREEN, "valid");
            case INVALID -> terminal.paint(Style.RED, "invalid");
            case UNKNOWN -> terminal.paint(Style.YELLOW, "unknown");
        };
    }

    void print(Finding finding, History history) {
        String hint =
                session.index().called(finding.type()).isEmpty() ? "" : " (inquest explain " + finding.type() + ")";
        out.println(" ".repeat(INDENTATION) + terminal.paint(Style.BOLD, finding.type()) + hint);
        out.print(Layout.indent(finding.explanation(), INDENTATION, terminal.width()));
        String ruledOut = finding.ruledOut();
        if (!ruledOut.isEmpty()) {
            out.print(Layout.indent(ruledOut, INDENTATION, terminal.width()));
        }
        if (finding.operations().isEmpty()) {
            return;
        }
        out.println();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("event", "process", "operation", "outcome", "node", "invoked", "completed"));
        for (int invocation : finding.operations()) {
            if (rows.size() <= OPERATIONS_MAX) {
                rows.add(row(history.operation(invocation)));
            }
        }
        out.print(Layout.table(rows, INDENTATION));
        int left = finding.operations().size() - OPERATIONS_MAX;
        if (left > 0) {
            out.println(" ".repeat(INDENTATION) + "and " + left + " more (--json names all)");
        }
    }

    private static List<String> row(Operation operation) {
        String node =
                operation.completion() == null ? null : operation.completion().node();
        return List.of(
                Integer.toString(operation.invocation().index()),
                operation.actor().toString(),
                call(operation),
                outcome(operation),
                node == null ? "" : node,
                millis(operation.invocation().time()),
                operation.completion() == null
                        ? "never"
                        : millis(operation.completion().time()));
    }

    private static String call(Operation operation) {
        String key = operation.key() == null ? "" : " " + shorten(Values.json(operation.key()));
        String value = operation.value() == null ? "" : " " + shorten(Values.json(operation.value()));
        return operation.f() + key + value;
    }

    private static String outcome(Operation operation) {
        if (operation.completion() == null) {
            return "unknown";
        }
        String error = operation.completion().error() == null
                ? ""
                : ": " + operation.completion().error();
        return switch (operation.outcome()) {
            case OK -> "ok " + shorten(Values.json(operation.result()));
            case FAIL -> "failed" + error;
            default -> "unknown" + error;
        };
    }

    private static String shorten(String text) {
        return text.length() <= VALUE_CHARS_MAX ? text : text.substring(0, VALUE_CHARS_MAX - 1) + "…";
    }

    /** Milliseconds since the run began. */
    private static String millis(long nanos) {
        if (nanos < 0) {
            return "";
        }
        String micros = Long.toString(1000 + nanos / 1000 % 1000);
        return nanos / 1_000_000 + "." + micros.substring(1) + " ms";
    }
}
