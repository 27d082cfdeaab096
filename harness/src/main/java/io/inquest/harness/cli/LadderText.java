package io.inquest.harness.cli;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.lattice.Ladder;
import io.inquest.checkers.lattice.Standing;
import io.inquest.harness.cli.Terminal.Style;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The other models, for a person: where those that hold end and those that are violated begin. */
final class LadderText {
    private static final int INDENTATION = 2;
    private static final int COLUMN = 15;
    private static final int OTHERS_MAX = 16;
    private static final String STRONGEST = "strongest";

    private final Terminal terminal;
    private final PrintStream out;

    LadderText(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    void print(Ladder ladder) {
        if (ladder.standings().isEmpty()) {
            return;
        }
        out.println();
        out.println(" ".repeat(INDENTATION) + terminal.paint(Style.BOLD, "other models"));
        row("hold", Style.GREEN, models(ladder.strongest(), ladder.of(Validity.VALID), STRONGEST));
        row("violated", Style.RED, models(ladder.weakest(), ladder.of(Validity.INVALID), "weakest"));
        reasons(ladder.of(Validity.UNKNOWN))
                .forEach((reason, models) -> row("undecided", Style.YELLOW, String.join(", ", models) + " " + reason));
        for (Standing weakest : ladder.weakest()) {
            witness(weakest);
        }
    }

    /** Such as: causal, pram (strongest); and slow. Where the others are many, how many. */
    private static String models(List<Standing> extreme, List<Standing> all, String word) {
        String first = names(extreme);
        List<Standing> others = new ArrayList<>(all);
        others.removeAll(extreme);
        if (others.isEmpty()) {
            return first;
        }
        String more = others.size() <= OTHERS_MAX
                ? names(others)
                : others.size() + " that are " + (word.equals(STRONGEST) ? "weaker" : "stronger");
        return first + " (" + word + "); and " + more;
    }

    private static String names(List<Standing> standings) {
        return String.join(", ", standings.stream().map(Standing::model).toList());
    }

    /** Why models are undecided, with those of which it is true: most often one reason is that of many. */
    private static Map<String, List<String>> reasons(List<Standing> undecided) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Standing standing : undecided) {
            Finding why = standing.finding();
            String sentence = firstSentence(why.explanation().replace("The model " + standing.model(), "The model"));
            reasons.computeIfAbsent("(" + why.type() + ": " + sentence + ")", any -> new ArrayList<>())
                    .add(standing.model());
        }
        return reasons;
    }

    private void row(String label, Style style, String text) {
        if (text.isEmpty()) {
            return;
        }
        String lines = Layout.indent(text, COLUMN, terminal.width());
        String head = " ".repeat(2 * INDENTATION) + label;
        out.print(head.replace(label, terminal.paint(style, label)) + lines.substring(head.length()));
    }

    private void witness(Standing violated) {
        if (violated.finding() == null) {
            return;
        }
        String type = violated.finding().type();
        String name = type.equals(violated.model()) ? type : violated.model() + ", " + type;
        String text =
                name + ": " + firstSentence(violated.finding().explanation()) + " (--model " + violated.model() + ")";
        out.println();
        out.print(Layout.indent(text, 2 * INDENTATION, terminal.width()));
    }

    /** Up to the first full stop with a space or nothing behind it. */
    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
