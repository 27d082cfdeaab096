package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;

/**
 * Where it is written, and synced, how to undo a change to a host before the change is made, so that another process can
 * undo it when this one dies. From any thread.
 */
public interface UndoLog {
    /**
     * Writes an entry.
     *
     * @param what the change, in a few words for a person, such as {@code cut n1 from n2}
     * @param undo the commands, in their order, that undo it. Each must do no harm, and end with status 0, where there
     *     is nothing to undo
     * @throws IOException if it could not be written: then the change must not be made
     */
    Entry before(HostFacts host, String what, List<Command> undo) throws IOException;

    /** One change. */
    interface Entry {
        /** The change was undone, or never made. */
        void undone() throws IOException;
    }

    /** Writes nothing: for hosts that end with this process, and tests. */
    UndoLog NONE = (host, what, undo) -> () -> {};
}
