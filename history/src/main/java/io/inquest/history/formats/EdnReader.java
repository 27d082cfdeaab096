package io.inquest.history.formats;

import io.inquest.history.ReadLimits;
import io.inquest.history.Values;
import io.inquest.history.formats.Edn.Keyword;
import io.inquest.history.formats.Edn.Symbol;
import io.inquest.history.formats.Edn.Tagged;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads EDN, one form after another, without holding more than the form at hand. Depth, and the lengths of strings and
 * numbers, are bounded. Besides the standard (github.com/edn-format/edn) it takes what Clojure prints: {@code ##NaN},
 * ratios, and {@code #:ns{…}}, whose namespace it drops.
 */
final class EdnReader {
    private static final int END = -1;
    private static final int NOTHING = -2;

    /** Comes out of {@link #next} at the end of the text, and at a closing bracket that somebody waits for. */
    static final Object NO_FORM = new Object();

    private final Reader in;
    private final int stringCharsMax;
    private final char[] buffer = new char[1 << 13];
    private final StringBuilder token = new StringBuilder();
    private final Map<String, Keyword> keywords = new LinkedHashMap<>();
    private int position;
    private int filled;
    private long line = 1;
    private int column;
    private int ahead = NOTHING;

    EdnReader(Reader in, ReadLimits limits) {
        this.in = in;
        this.stringCharsMax = limits.stringChars();
    }

    /** Where the next character is, counted from 1. */
    long line() {
        return line;
    }

    int column() {
        return column + 1;
    }

    /** The next form; {@link #NO_FORM} at the end of the text. */
    Object next() throws IOException, EdnProblem {
        return form(END, 0);
    }

    /** Passes over space and comments; whether one of these opens next, and then passes over that too. */
    boolean opens(String brackets) throws IOException {
        skipSpace();
        if (peek() >= 0 && brackets.indexOf(peek()) >= 0) {
            read();
            return true;
        }
        return false;
    }

    /** The next form before the closing bracket, which is passed over; {@link #NO_FORM} if there is none. */
    Object nextBefore(char closing) throws IOException, EdnProblem {
        return form(closing, 1);
    }

    /** Passes over space and comments, so that {@link #line} and {@link #column} are those of what comes next. */
    void skipSpace() throws IOException {
        while (true) {
            int c = peek();
            if (c == ',' || (c >= 0 && (Character.isWhitespace(c) || c == '\uFEFF'))) {
                read();
            } else if (c == ';') {
                while (peek() >= 0 && peek() != '\n') {
                    read();
                }
            } else {
                return;
            }
        }
    }

    private Object form(int closing, int depth) throws IOException, EdnProblem {
        if (depth > Values.MAX_DEPTH) {
            throw problem("a value is nested at most " + Values.MAX_DEPTH + " levels deep");
        }
        while (true) {
            skipSpace();
            int c = read();
            if (c == closing) {
                return NO_FORM;
            }
            switch (c) {
                case END -> throw ended(closing);
                case '[' -> {
                    return list(']', depth);
                }
                case '(' -> {
                    return list(')', depth);
                }
                case '{' -> {
                    return map(depth);
                }
                case ']', ')', '}' -> throw problem("found \"" + (char) c + "\" that nothing opened");
                case '"' -> {
                    return string();
                }
                case '\\' -> {
                    return character();
                }
                case '#' -> {
                    Object dispatched = dispatch(depth);
                    if (dispatched != NO_FORM) {
                        return dispatched;
                    }
                }
                default -> {
                    return atom(c);
                }
            }
        }
    }

    private List<Object> list(char closing, int depth) throws IOException, EdnProblem {
        List<Object> list = new ArrayList<>(4);
        for (Object form = form(closing, depth + 1); form != NO_FORM; form = form(closing, depth + 1)) {
            list.add(form);
        }
        return list;
    }

    private Map<Object, Object> map(int depth) throws IOException, EdnProblem {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object key = form('}', depth + 1); key != NO_FORM; key = form('}', depth + 1)) {
            Object value = form('}', depth + 1);
            if (value == NO_FORM) {
                throw problem("a map needs a value after its key " + shown(key));
            }
            if (map.containsKey(key)) {
                throw problem("a map has the key " + shown(key) + " twice");
            }
            map.put(key, value);
        }
        return map;
    }

    /** After a {@code #}; NO_FORM if that was a discarded form. */
    private Object dispatch(int depth) throws IOException, EdnProblem {
        int c = peek();
        switch (c) {
            case '{' -> {
                read();
                return list('}', depth);
            }
            case '_' -> {
                read();
                required(depth);
                return NO_FORM;
            }
            case '#' -> {
                read();
                return new Symbol("##" + word(read()));
            }
            case '"' -> { // a regular expression
                read();
                return string();
            }
            case ':' -> { // #:ns{…}
                word(read());
                return required(depth);
            }
            default -> {
                return new Tagged(word(read()), required(depth));
            }
        }
    }

    private Object required(int depth) throws IOException, EdnProblem {
        return form(NOTHING, depth + 1);
    }

    private String string() throws IOException, EdnProblem {
        token.setLength(0);
        for (int c = read(); c != '"'; c = read()) {
            if (c == END) {
                throw ended('"');
            }
            if (token.length() >= stringCharsMax) {
                throw problem("a string has at most " + stringCharsMax + " characters");
            }
            token.append(c == '\\' ? escaped() : (char) c);
        }
        return token.toString();
    }

    private char escaped() throws IOException, EdnProblem {
        int c = read();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(read(), 16);
                    if (digit < 0) {
                        throw problem("after \\u a string has four hexadecimal digits");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            case END -> throw ended('"');
            default -> (char) c;
        };
    }

    private Object character() throws IOException, EdnProblem {
        String name = word(read());
        return switch (name) {
            case "newline" -> "\n";
            case "space" -> " ";
            case "tab" -> "\t";
            case "return" -> "\r";
            default -> name;
        };
    }

    private Object atom(int first) throws IOException, EdnProblem {
        String word = word(first);
        if (first == ':') {
            return keywords.size() < 10_000
                    ? keywords.computeIfAbsent(word, colon -> new Keyword(colon.substring(1)))
                    : new Keyword(word.substring(1));
        }
        boolean signed = (first == '-' || first == '+') && word.length() > 1;
        if (Character.digit(signed ? word.charAt(1) : first, 10) >= 0) {
            return number(word);
        }
        return switch (word) {
            case "nil" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> new Symbol(word);
        };
    }

    private Object number(String word) throws EdnProblem {
        if (word.length() > Values.MAX_DIGITS) {
            throw problem("a number has at most " + Values.MAX_DIGITS + " digits");
        }
        try {
            if (word.length() < 19) {
                return Long.valueOf(word);
            }
        } catch (NumberFormatException notPlain) {
            // one of the other ways to write a number, below
        }
        try {
            char last = word.charAt(word.length() - 1);
            String digits = last == 'N' || last == 'M' ? word.substring(0, word.length() - 1) : word;
            boolean whole = last == 'N' || digits.chars().skip(1).allMatch(Character::isDigit);
            return Values.canonical(whole && last != 'M' ? new BigInteger(digits) : new BigDecimal(digits));
        } catch (NumberFormatException noNumber) {
            if (word.indexOf('/') > 0 || word.matches("[-+]?\\d+[rRxX]\\w+")) { // ratios, and numbers of other bases
                return new Symbol(word);
            }
            throw problem("\"" + shorten(word) + "\" is no number");
        } catch (IllegalArgumentException tooLong) {
            throw problem(tooLong.getMessage());
        }
    }

    /** The characters from this one to the next delimiter. */
    private String word(int first) throws IOException, EdnProblem {
        if (first == END) {
            throw ended(NOTHING);
        }
        token.setLength(0);
        token.append((char) first);
        while (!isDelimiter(peek())) {
            if (token.length() >= stringCharsMax) {
                throw problem("a word has at most " + stringCharsMax + " characters");
            }
            token.append((char) read());
        }
        return token.toString();
    }

    private static boolean isDelimiter(int c) {
        return c == END || Character.isWhitespace(c) || "()[]{}\",;".indexOf(c) >= 0;
    }

    private EdnProblem ended(int closing) {
        String missing = closing >= 0 ? "\"" + (char) closing + "\"" : "a value";
        return new EdnProblem("expected " + missing + ", found the end of the file", line, column, true);
    }

    private EdnProblem problem(String message) {
        return new EdnProblem(message, line, Math.max(1, column), false);
    }

    private static String shown(Object form) {
        return shorten(String.valueOf(form));
    }

    private static String shorten(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private int peek() throws IOException {
        if (ahead == NOTHING) {
            if (position == filled) {
                filled = Math.max(0, in.read(buffer, 0, buffer.length));
                position = 0;
            }
            ahead = filled == 0 ? END : buffer[position++];
        }
        return ahead;
    }

    private int read() throws IOException {
        int c = peek();
        if (c != END) {
            ahead = NOTHING;
            if (c == '\n') {
                line++;
                column = 0;
            } else {
                column++;
            }
        }
        return c;
    }
}
