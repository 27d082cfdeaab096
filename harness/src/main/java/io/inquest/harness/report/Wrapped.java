package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into short lines. */
final class Wrapped {
    private Wrapped() {}

    /** At most so many lines of about so many characters, broken between words where that is possible. */
    static List<String> lines(String text, int characters, int linesMax) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < linesMax) {
            int length = rest.codePointCount(0, rest.length());
            if (length <= characters) {
                lines.add(rest);
                return lines;
            }
            int cut = rest.offsetByCodePoints(0, Math.max(1, characters));
            int space = rest.lastIndexOf(' ', cut);
            if (lines.size() == linesMax - 1) {
                lines.add(rest.substring(0, rest.offsetByCodePoints(0, Math.max(1, characters - 1))) + "…");
                return lines;
            }
            int end = space > 0 ? space : cut;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }
}
