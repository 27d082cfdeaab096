package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.NodeProgram;

/** A node of a replicated store, with what an observer may want to know of it. */
public interface Replica extends NodeProgram<Message> {
    /** Whether it believes that it leads. */
    boolean leads();

    /** The number of the leadership (a term, a view) that it is in. */
    long term();

    /** The last log entry whose effect its state shows. */
    long applied();
}
