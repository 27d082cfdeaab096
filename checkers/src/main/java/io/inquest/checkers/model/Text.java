package io.inquest.checkers.model;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Values of a history as explanations show them: as in JSON, cut where they are long. */
public final class Text {
    private static final int LENGTH_MAX = 120;

    private Text() {}

    /** As in JSON; a long value keeps its ends, since appended text differs there. */
    public static String of(Object value) {
        String text = json(value);
        if (text.length() <= LENGTH_MAX) {
            return text;
        }
        int half = LENGTH_MAX / 2;
        return text.substring(0, half) + " … " + text.substring(text.length() - half);
    }

    private static String json(Object value) {
        if (value instanceof String string) {
            return '"' + string + '"';
        }
        if (value instanceof List<?> list) {
            StringJoiner joined = new StringJoiner(", ", "[", "]");
            list.forEach(element -> joined.add(json(element)));
            return joined.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner joined = new StringJoiner(", ", "{", "}");
            map.forEach((key, element) -> joined.add(json(key) + ": " + json(element)));
            return joined.toString();
        }
        return String.valueOf(value);
    }
}
