package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.ClientContext;
import io.inquest.systems.ClientProgram;
import java.util.function.Function;

/**
 * What a store is made of: the same wherever it runs.
 *
 * @param node makes the program of a node
 * @param client makes the program of a client
 */
public record ReplicatedStore(
        String name,
        Function<NodeContext<Message>, Replica> node,
        Function<ClientContext<Message>, ClientProgram<Message>> client,
        Codec<Message> codec) {

    /** The same store, whose nodes also say how they stand: for where their programs cannot be looked at. */
    ReplicatedStore asked() {
        return new ReplicatedStore(
                name, context -> new AskedReplica(node.apply(context), context), client, new StatusCodec(codec));
    }
}
