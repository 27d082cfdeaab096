package io.inquest.cluster.program;

import java.util.function.Function;

/** The ability of a cluster to run a bundled store's programs on its nodes. At most one store a cluster. */
public interface ProgramHost {
    /**
     * Installs a store on every node, not yet started.
     *
     * @param image what a node's process runs; of no use where nodes run inside this process, as in the simulation
     * @param program makes a node's program each time its process starts; of no use where nodes are processes of their own
     */
    <M> Deployment<M> deploy(NodeImage image, Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec);

    /** Whether nodes' programs can be looked at: {@link Deployment#program} gives them. */
    default boolean showsPrograms() {
        return true;
    }
}
