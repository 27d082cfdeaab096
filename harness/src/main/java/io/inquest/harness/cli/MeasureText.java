package io.inquest.harness.cli;

import io.inquest.checkers.common.Distribution;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** How what checkers measured is spread, for a person. */
final class MeasureText {
    private static final int INDENTATION = 2;
    private static final MathContext DIGITS = new MathContext(3);

    private final Terminal terminal;
    private final PrintStream out;

    MeasureText(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    /** A line for each model, such as: bounded-staleness: p50 0, p95 2, p99 5, max 9 versions. Nothing where there is none. */
    void print(Map<String, Map<String, Object>> measures) {
        Set<Map<String, Object>> told = new LinkedHashSet<>();
        boolean isFirst = true;
        for (Map.Entry<String, Map<String, Object>> model : measures.entrySet()) {
            Map<String, Object> distributions = Distribution.among(model.getValue());
            // of registers one model measures a part of what another does
            boolean isNew = told.stream().noneMatch(other -> other.entrySet().containsAll(distributions.entrySet()));
            if (!distributions.isEmpty() && isNew) {
                told.add(distributions);
                if (isFirst) {
                    out.println();
                    isFirst = false;
                }
                out.print(Layout.indent(model.getKey() + ": " + words(distributions), INDENTATION, terminal.width()));
            }
        }
    }

    private static String words(Map<String, Object> distributions) {
        StringJoiner all = new StringJoiner("; ");
        distributions.forEach((name, distribution) -> {
            StringJoiner parts = new StringJoiner(", ");
            for (String part : Distribution.PARTS) {
                parts.add(part + " " + number(((Map<?, ?>) distribution).get(part)));
            }
            all.add(parts + " " + name.replace('-', ' '));
        });
        return all.toString();
    }

    private static String number(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.round(DIGITS).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
