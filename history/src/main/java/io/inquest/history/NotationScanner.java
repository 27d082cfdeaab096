package io.inquest.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The words of one line of {@link HistoryNotation}. */
final class NotationScanner {
    private static final ValueReader VALUES = new ValueReader(ReadLimits.DEFAULT.stringChars());

    private final String line;
    private int position;

    NotationScanner(String line) {
        this.line = line;
    }

    int position() {
        return position;
    }

    void requireNoTab() throws FormatProblem {
        if (line.indexOf('\t') >= 0) {
            throw new FormatProblem("expected spaces, found a tab, which has no width of its own", line.indexOf('\t'));
        }
    }

    /** False at the end of the line. */
    boolean skipSpaces() {
        while (at(' ')) {
            position++;
        }
        return position < line.length();
    }

    boolean at(char c) {
        return position < line.length() && line.charAt(position) == c;
    }

    boolean atWordEnd() {
        return position == line.length() || at(' ') || at(']') || at(')');
    }

    boolean take(char c) {
        boolean found = at(c);
        position += found ? 1 : 0;
        return found;
    }

    boolean take(String word) {
        boolean found = line.startsWith(word, position);
        position += found ? word.length() : 0;
        return found;
    }

    Actor label() throws FormatProblem {
        skipSpaces();
        int begin = position;
        String label = line.substring(begin, Math.max(begin, line.indexOf(':', begin)));
        position += label.length() + 1;
        if (label.equals("nemesis")) {
            return Actor.NEMESIS;
        }
        try {
            return Actor.process(Integer.parseInt(label));
        } catch (IllegalArgumentException e) {
            throw new FormatProblem(
                    "expected a process number or \"nemesis\", and a colon, found "
                            + FormatProblem.quote(line.substring(begin)),
                    begin);
        }
    }

    /** A word that is a string, whatever it looks like. */
    String text(String what) throws FormatProblem {
        int begin = position;
        if (at('"') && json() instanceof String string) {
            return string;
        }
        String word = bare();
        if (!NotationWords.isBare(word)) {
            position = begin;
            throw expected(what);
        }
        return word;
    }

    Object value() throws FormatProblem {
        if (at('"') || at('[') || at('{')) {
            return json();
        }
        int begin = position;
        String word = bare();
        if (NotationWords.isBare(word)) {
            return word;
        }
        position = begin;
        if (word.isEmpty()) {
            throw expected("a value");
        }
        return json(word);
    }

    private String bare() {
        int begin = position;
        while (!atWordEnd()) {
            position++;
        }
        return line.substring(begin, position);
    }

    /** A string, list or map, which ends where its JSON does. */
    private Object json() throws FormatProblem {
        return json(line.substring(position));
    }

    /** The value that the text, which begins here, begins with. */
    private Object json(String text) throws FormatProblem {
        try (JsonParser in = ValueReader.FACTORY.createParser(text)) {
            in.nextToken();
            Object value = VALUES.read(in);
            position += (int) in.currentLocation().getCharOffset();
            return value;
        } catch (JsonProcessingException e) {
            FormatProblem problem = FormatProblem.of(e);
            throw new FormatProblem(problem.getMessage(), position + Math.max(0, problem.offset));
        } catch (FormatProblem e) {
            throw new FormatProblem(e.getMessage(), position + e.offset);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    FormatProblem expected(String what) {
        String found =
                position == line.length() ? "the end of the line" : FormatProblem.quote(line.substring(position));
        return new FormatProblem("expected " + what + ", found " + found, position);
    }
}
