package io.inquest.systems;

import io.inquest.history.Operation;
import java.util.function.Consumer;

/** One worker's connection to a store. Used from the world's loop only. */
public interface Client extends AutoCloseable {
    /**
     * Starts the operation and returns at once; replies at most once, later or before returning, on the world's loop.
     * The runner owns timeouts: a client that never replies has said that it does not know.
     */
    void invoke(Operation operation, Consumer<Completion> reply);

    @Override
    void close();
}
