package io.inquest.harness.cli;

import java.util.ArrayList;
import java.util.List;

/** Text laid out in columns of characters. */
final class Layout {
    private Layout() {}

    /** The text with spaces after it, up to the width. */
    static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    /** Breaks a text into lines no longer than the width, between words; longer words stand alone. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrapLine(paragraph, width, lines);
        }
        return lines;
    }

    private static void wrapLine(String paragraph, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    /** The wrapped text, each line behind the indentation. */
    static String indent(String text, int indentation, int width) {
        String margin = " ".repeat(indentation);
        StringBuilder all = new StringBuilder();
        for (String line : wrap(text, width - indentation)) {
            all.append(line.isEmpty() ? "" : margin).append(line).append('\n');
        }
        return all.toString();
    }

    /** Breaks only those lines that are longer than the width, and keeps their indentation: the rest is drawn. */
    static String wrapLong(String text, int width) {
        StringBuilder all = new StringBuilder();
        for (String line : text.split("\n")) {
            String words = line.stripLeading();
            boolean isLong = line.length() > width;
            all.append(isLong ? indent(words, line.length() - words.length(), width) : line + "\n");
        }
        return all.toString();
    }

    /** Rows as columns, two spaces apart; the last column is as it is. */
    static String table(List<List<String>> rows, int indentation) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder all = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ".repeat(indentation));
            for (int i = 0; i < widths.length; i++) {
                line.append(i == widths.length - 1 ? row.get(i) : pad(row.get(i), widths[i] + 2));
            }
            all.append(line.toString().stripTrailing()).append('\n');
        }
        return all.toString();
    }
}
