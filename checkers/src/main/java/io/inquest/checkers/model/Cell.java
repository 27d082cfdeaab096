package io.inquest.checkers.model;

/**
 * The state of an object that holds one value.
 *
 * @param value null where nothing is there
 */
public record Cell(Object value) {
    @Override
    public String toString() {
        return Text.of(value);
    }
}
