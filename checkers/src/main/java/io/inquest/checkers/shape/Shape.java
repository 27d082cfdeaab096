package io.inquest.checkers.shape;

import java.util.function.Predicate;

/**
 * What a value must look like.
 *
 * @param words what such values are, as they end the sentence "it takes …"
 */
record Shape(String words, Predicate<Object> fits) {
    private static final String ANYTHING = "any value";
    static final Shape ANY = new Shape(ANYTHING, value -> true);

    boolean isAny() {
        return words.equals(ANYTHING);
    }

    Shape orNull() {
        return new Shape(words + " or null", value -> value == null || fits.test(value));
    }
}
