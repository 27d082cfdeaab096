package io.inquest.systems.raft;

/**
 * What a command returned.
 *
 * @param applied false for a cas whose key held something else: then it changed nothing
 * @param value what was read; null of other commands
 */
record Result(boolean applied, Object value) {
    static final Result DONE = new Result(true, null);
    static final Result MISMATCH = new Result(false, null);

    static Result read(Object value) {
        return new Result(true, value);
    }
}
