package io.inquest.checkers.model;

import io.inquest.history.Values;

/** Values of a history as explanations show them: JSON, cut where it is long. */
public final class Text {
    private static final int LENGTH_MAX = 120;

    private Text() {}

    /** As JSON; a long value keeps its ends, since appended text differs there. */
    public static String of(Object value) {
        String text = Values.json(value);
        if (text.length() <= LENGTH_MAX) {
            return text;
        }
        int half = LENGTH_MAX / 2;
        return text.substring(0, half) + " … " + text.substring(text.length() - half);
    }
}
