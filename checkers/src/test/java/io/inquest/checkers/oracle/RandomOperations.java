package io.inquest.checkers.oracle;

import java.util.random.RandomGenerator;

/** Functions, arguments and results by chance, as a {@link Kind} has them. */
interface RandomOperations {
    static RandomOperations of(RandomGenerator random, Kind kind) {
        boolean cells = Kind.cells().anyMatch(kind::equals);
        return cells ? new RandomCells(random, kind) : new RandomCollections(random, kind);
    }

    /** What a process may ask of an object in that state. */
    String function(Object state, int process);

    /** @param failed whether it certainly never happens: then its value need not be unique */
    Object argument(String f, Object key, boolean failed, Object state);

    /** What an object in that state returns, if it can do it. */
    Object result(Object state, String f, Object argument);

    /** A result that some operation may have had to do with, or nobody. */
    Object anyResult(String f, Object key, Object argument);
}
