package io.inquest.checkers.shape;

import java.util.function.Predicate;

/**
 * What a value must look like.
 *
 * @param words what such values are, as they end the sentence "it takes …"
 */
record Shape(String words, Predicate<Object> fits) {
    static final Shape ANY = new Shape("any value", value -> true);

    Shape orNull() {
        return new Shape(words + " or null", value -> value == null || fits.test(value));
    }
}
