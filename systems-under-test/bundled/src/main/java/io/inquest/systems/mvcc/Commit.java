package io.inquest.systems.mvcc;

import java.util.List;

/**
 * A committed transaction, as the log has it.
 *
 * @param client the address of the client whose transaction it was
 * @param updates what it wrote and appended, in its own order
 */
record Commit(int client, List<MicroOperation> updates) {
    Commit {
        updates = List.copyOf(updates);
    }
}
