package io.inquest.nemesis.journal;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostFacts;
import java.util.List;

/**
 * A change to a host that may still stand.
 *
 * @param id its number in its journal
 * @param what the change, in a few words for a person
 * @param undo the commands, in their order, that undo it
 */
public record Change(long id, HostFacts host, String what, List<Command> undo) {
    public Change {
        undo = List.copyOf(undo);
    }
}
