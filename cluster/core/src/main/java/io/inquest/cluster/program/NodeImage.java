package io.inquest.cluster.program;

import java.util.List;
import java.util.Objects;

/**
 * What a node's process runs, where it has one of its own.
 *
 * @param main the class whose {@code main} runs a node: {@link io.inquest.cluster.real.NodeRuntime#run} with what {@link
 *     io.inquest.cluster.real.NodeArguments#parse} made of its arguments
 * @param arguments handed to it as {@link io.inquest.cluster.real.NodeArguments#program}
 */
public record NodeImage(Class<?> main, List<String> arguments) {
    public NodeImage {
        Objects.requireNonNull(main, "main");
        arguments = List.copyOf(arguments);
    }
}
