package io.inquest.checkers;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A setting that a checker takes, such as a bound: given as {@code --bound name=value}, and found in {@link
 * CheckContext#settings} under its name.
 *
 * @param summary what it says, in a few words
 */
public record Setting(String name, Type type, String summary) {
    /** What values it may have. */
    public enum Type {
        COUNT("a whole number, 0 or more"),
        NUMBER("a number"),
        AMOUNT("a number, 0 or more"),
        FLAG("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** What such a value is, in words. */
        public String words() {
            return words;
        }
    }

    private static final int CHARS_MAX = 40;

    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(summary, "summary");
    }

    /**
     * The value that a text stands for: a {@link Boolean}, a {@link Long} or a {@link BigDecimal}, as the type says.
     *
     * @throws IllegalArgumentException that says what it may be
     */
    public Object parse(String text) {
        try {
            if (text.length() <= CHARS_MAX) {
                return value(text);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below, as any other text that does not fit
        }
        throw new IllegalArgumentException(name + " is " + type.words() + ", not \"" + text + "\"");
    }

    private Object value(String text) {
        if (type == Type.FLAG) {
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
            throw new NumberFormatException(text);
        }
        BigDecimal number = new BigDecimal(text);
        boolean isTooLong = Math.abs((long) number.scale()) > CHARS_MAX;
        if (isTooLong || number.signum() < 0 && type != Type.NUMBER) {
            throw new NumberFormatException(text);
        }
        return type == Type.COUNT ? (Object) number.longValueExact() : number;
    }

    /**
     * Its value in a check; null where it is not given.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public Object in(CheckContext context) {
        Object given = context.settings().get(name);
        return given == null ? null : parse(given.toString());
    }

    /** The same of a number. */
    public BigDecimal numberIn(CheckContext context) {
        Object value = in(context);
        return value == null ? null : new BigDecimal(value.toString());
    }
}
