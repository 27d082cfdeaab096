package io.inquest.cluster.local;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was made on this machine, each with the command that takes it away: the same in this process and in a later one. */
final class Made {
    private record Thing(UndoLog.Entry entry, Command undo) {}

    private final Host machine;
    private final UndoLog log;
    private final Deque<Thing> things = new ArrayDeque<>();

    Made(Host machine, UndoLog log) {
        this.machine = machine;
        this.log = log;
    }

    /** Writes down how to take away what is about to be made. */
    void before(String what, List<String> undo) throws IOException {
        Command command = Command.of(undo);
        things.push(new Thing(log.before(machine.facts(), what, List.of(command)), command));
    }

    /** Takes all away, the last first; what could not be stays written down. */
    void undo() throws IOException {
        IOException problem = null;
        while (!things.isEmpty()) {
            Thing thing = things.pop();
            try {
                machine.require(thing.undo());
                thing.entry().undone();
            } catch (IOException e) {
                if (problem == null) {
                    problem = e;
                } else {
                    problem.addSuppressed(e);
                }
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
