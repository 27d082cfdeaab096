package io.inquest.cluster.sim;

import io.inquest.cluster.program.NodeProgram;

/** Something that happens to a program: a message, a timer, a finished sync. */
interface Input<M> {
    void reach(NodeProgram<M> program);
}
