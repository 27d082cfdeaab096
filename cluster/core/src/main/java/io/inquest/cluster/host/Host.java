package io.inquest.cluster.host;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A machine of a cluster, or what stands for one: a network namespace, a container, the far end of an SSH connection.
 * Commands run there as its administrator where the backend can. Every method waits; from any thread, several at once.
 * An interrupted wait ends with an {@link java.io.InterruptedIOException}, and the command is killed.
 */
public interface Host extends AutoCloseable {
    /** Who and where it is. */
    HostFacts facts();

    /**
     * Runs a command there to its end, whatever its status.
     *
     * @throws IOException if the host cannot be reached, has no such program, or the command takes too long
     */
    CommandResult run(Command command) throws IOException;

    /** Brings a file, or a folder with all that is in it, to a path there; missing folders above it are made. */
    void upload(Path from, String to) throws IOException;

    /** Fetches a file, or a folder with all that is in it, to a path here; missing folders above it are made. */
    void download(String from, Path to) throws IOException;

    /** Lets go of the connection. What runs there goes on running. */
    @Override
    void close() throws IOException;

    /** The host's name. */
    default String name() {
        return facts().name();
    }

    /**
     * Runs a command that has to succeed; gives its standard output.
     *
     * @throws CommandFailedException if its status is not 0
     */
    default String require(Command command) throws IOException {
        CommandResult result = run(command);
        if (!result.succeeded()) {
            throw new CommandFailedException(name(), command, result);
        }
        return result.output();
    }
}
