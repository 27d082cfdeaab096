package io.inquest.harness.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inquest.cluster.program.Legible;
import java.io.IOException;

/** A store's messages as text, of moderate length whatever they hold. */
final class MessageText {
    private static final int LENGTH_MAX = 1_000;

    private MessageText() {}

    /** Its type's name, its text, and what it offers of itself. */
    static void write(JsonGenerator line, Object content) throws IOException {
        String type = content.getClass().getSimpleName();
        line.writeStringField("message", type);
        line.writeStringField("content", clip(content(content, type)));
        if (content instanceof Legible legible) {
            line.writeStringField("brief", clip(legible.brief()));
            if (legible.isRoutine()) {
                line.writeBooleanField("routine", true);
            }
        }
    }

    /** Of a record, only what stands between the brackets. */
    private static String content(Object content, String type) {
        String text = String.valueOf(content);
        return text.startsWith(type + "[") && text.endsWith("]")
                ? text.substring(type.length() + 1, text.length() - 1)
                : text;
    }

    /** Cut with an ellipsis where it is long; a half of a character becomes the replacement character. */
    static String clip(String text) {
        StringBuilder clipped = new StringBuilder(Math.min(text.length(), LENGTH_MAX + 1));
        text.codePoints()
                .limit(LENGTH_MAX)
                .forEach(point -> clipped.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return text.codePointCount(0, text.length()) > LENGTH_MAX
                ? clipped.append('…').toString()
                : clipped.toString();
    }
}
