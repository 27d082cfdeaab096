package io.inquest.systems;

import io.inquest.history.Operation;

/**
 * A connection to a store whose calls wait for their answers, as those of most client libraries do. Only one thread uses
 * it; when its {@link BlockingClient} is closed that thread is interrupted.
 */
public interface BlockingDriver {
    /**
     * Does the operation and waits for its end, for less time than the runner does: 5 s.
     *
     * @return how it ended; {@link Completion.Fail} only where it certainly did not happen and never will
     * @throws NotDoneException if it certainly did not happen and never will
     * @throws Exception otherwise: then nobody knows whether it happened
     */
    Completion invoke(Operation operation) throws Exception;

    /** Lets go of the connection. */
    void close() throws Exception;
}
