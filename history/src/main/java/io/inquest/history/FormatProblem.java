package io.inquest.history;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/** What is wrong in one line, before the file and the line's number are known. */
final class FormatProblem extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int FOUND_MAX = 40;

    /** The offset where the problem has no one place. */
    static final int WHOLE_LINE = -1;

    /** Where in the line, counted from 0, in the units of the input that was parsed: bytes or chars. */
    final int offset;

    /** Whether the line is no JSON at all, as when writing it was cut short. */
    final boolean syntax;

    /** Whether the line does not even begin as an event does. */
    final boolean foreign;

    private FormatProblem(String message, int offset, boolean syntax, boolean foreign) {
        super(message, null, false, false);
        this.offset = offset;
        this.syntax = syntax;
        this.foreign = foreign;
    }

    FormatProblem(String message, int offset) {
        this(message, offset, false, false);
    }

    FormatProblem(String message, JsonLocation location) {
        this(message, offset(location), false, false);
    }

    /** What the parser of JSON says, without its own idea of the source and of its own options. */
    static FormatProblem of(JsonProcessingException problem) {
        if (problem instanceof StreamConstraintsException) { // of all its limits ValueReader leaves it only this one
            return new FormatProblem(
                    "expected field names of at most " + ValueReader.NAME_BYTES_MAX + " bytes, found a longer one",
                    WHOLE_LINE);
        }
        int offset = offset(problem.getLocation());
        if (problem instanceof JsonEOFException) {
            return new FormatProblem(
                    "expected the rest of a JSON value, found the end of the line", offset, true, false);
        }
        String said = cut(cut(problem.getOriginalMessage(), " (for "), ": enable ");
        return new FormatProblem(
                "not valid JSON: " + said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1),
                offset,
                true,
                false);
    }

    private static String cut(String text, String from) {
        int end = text.indexOf(from);
        return end < 0 ? text : text.substring(0, end);
    }

    static int offset(JsonLocation location) {
        long bytes = location.getByteOffset();
        return (int) Math.max(0, bytes >= 0 ? bytes : location.getCharOffset());
    }

    static FormatProblem noObject(byte found, int offset) {
        String shown = found > ' ' && found < 0x7f
                ? "\"" + (char) found + "\""
                : String.format(Locale.ROOT, "byte 0x%02x", found);
        return new FormatProblem(
                "expected an event, a JSON object that begins with \"{\", found " + shown, offset, true, true);
    }

    /** The text in quotes, shortened and without control characters, fit for a message. */
    static String quote(String text) {
        return Values.json(shorten(text));
    }

    static String shorten(String text) {
        return text.length() > FOUND_MAX ? text.substring(0, FOUND_MAX) + "…" : text;
    }
}
