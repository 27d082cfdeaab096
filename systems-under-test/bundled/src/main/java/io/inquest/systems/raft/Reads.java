package io.inquest.systems.raft;

/** A way for a leader to serve reads. */
interface Reads {
    void read(int client, long number, Object key);

    /** Something has been confirmed or applied that reads may have waited for. */
    default void proceed() {}

    /** This node leads no more. */
    default void deposed() {}
}
