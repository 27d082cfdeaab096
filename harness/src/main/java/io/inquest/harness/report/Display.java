package io.inquest.harness.report;

import io.inquest.history.Values;
import java.util.Locale;

/**
 * Makes recorded text fit to be shown: nothing in it is hidden, reorders what stands around it, or floods the page.
 * Escaping for HTML is the template's part.
 */
final class Display {
    private static final int TEXT_MAX = 400;
    private static final int REPLACEMENT = 0xFFFD;

    private Display() {}

    /** A text of moderate length. */
    static String text(String raw) {
        return text(raw, TEXT_MAX);
    }

    /**
     * The text, cut with an ellipsis after so many characters. Control characters, and those that have no width or turn
     * the direction of writing, are shown by their code points.
     */
    static String text(String raw, int lengthMax) {
        StringBuilder shown = new StringBuilder(Math.min(raw.length(), lengthMax) + 1);
        int length = 0;
        for (int i = 0; i < raw.length(); length++) {
            if (length == lengthMax) {
                return shown.append('…').toString();
            }
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            append(shown, point);
        }
        return shown.toString();
    }

    /** A value of a history, as JSON. A long one loses its middle: values that grow differ at their ends. */
    static String value(Object value, int lengthMax) {
        String json = Values.json(value);
        int length = json.codePointCount(0, json.length());
        if (length <= lengthMax) {
            return text(json, lengthMax);
        }
        int head = lengthMax / 2;
        int tail = lengthMax - head - 1;
        return text(json.substring(0, json.offsetByCodePoints(0, head)), head)
                + "…"
                + text(json.substring(json.offsetByCodePoints(json.length(), -tail)), tail);
    }

    private static void append(StringBuilder shown, int point) {
        if (point == '\n' || point == '\t' || point == '\r') {
            shown.append(' ');
        } else if (point < 0x20) {
            shown.appendCodePoint(0x2400 + point);
        } else if (isUnassignedOrHalf(point)) {
            shown.appendCodePoint(REPLACEMENT);
        } else if (isInvisible(point)) {
            shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
        } else {
            shown.appendCodePoint(point);
        }
    }

    private static boolean isUnassignedOrHalf(int point) {
        int type = Character.getType(point);
        return type == Character.SURROGATE || type == Character.UNASSIGNED || (point & 0xFFFE) == 0xFFFE;
    }

    /** Controls, directions, joiners, tags, line and paragraph separators, private use. */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
