package io.inquest.cluster.program;

import java.util.function.Function;

/** The ability of a cluster to run programs inside this process, as the simulation does. At most one store a cluster. */
public interface ProgramHost {
    /**
     * Installs a store on every node, not yet started.
     *
     * @param program makes a node's program each time its process starts
     */
    <M> Deployment<M> deploy(Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec);
}
