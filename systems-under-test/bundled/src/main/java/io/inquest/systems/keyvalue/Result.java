package io.inquest.systems.keyvalue;

/**
 * What a command returned.
 *
 * @param applied false for a cas whose key held something else: then it changed nothing
 * @param value what was read; null of other commands
 */
public record Result(boolean applied, Object value) {
    public static final Result DONE = new Result(true, null);
    public static final Result MISMATCH = new Result(false, null);

    public static Result read(Object value) {
        return new Result(true, value);
    }
}
