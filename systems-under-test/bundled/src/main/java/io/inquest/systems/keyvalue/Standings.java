package io.inquest.systems.keyvalue;

/** How the nodes of a store stand, as far as that is known. */
interface Standings extends AutoCloseable {
    /**
     * How the node stood at this time of the world or later; null if that is not known, as when it does not run.
     *
     * @param sinceNanos at most now
     */
    Status of(int node, long sinceNanos);

    @Override
    default void close() {}
}
