package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import java.util.ArrayDeque;

/** The commands that a leader has put into its log, and whose clients wait for what they return. */
public final class PendingCommands {
    private final Outbox<Message> outbox;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();

    public PendingCommands(Outbox<Message> outbox) {
        this.outbox = outbox;
    }

    private record Pending(long index, Entry entry) {}

    /** @param index where the entry is in the log; greater with each call */
    public void add(long index, Entry entry) {
        waiting.add(new Pending(index, entry));
    }

    /** @param result what the entry returned; null if its client has gone on */
    public void applied(long index, Entry entry, Result result) {
        Pending first = waiting.peek();
        if (first == null || first.index() > index) {
            return;
        }
        waiting.poll();
        if (!first.entry().equals(entry)) {
            outbox.send(first.entry().client(), new Lost(first.entry().number()));
        } else if (result != null) {
            outbox.send(entry.client(), new Done(entry.number(), result, index));
        }
    }

    /** This node leads no more: nobody knows what becomes of these. */
    public void deposed() {
        for (Pending pending : waiting) {
            outbox.send(pending.entry().client(), new Lost(pending.entry().number()));
        }
        waiting.clear();
    }
}
