package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads that a node answers from its own state, once that has come so far as each of them needs. */
public final class StateReads {
    private final Outbox<Message> outbox;
    private final State state;
    private final List<Waiting> waiting = new ArrayList<>();

    public StateReads(Outbox<Message> outbox, State state) {
        this.outbox = outbox;
        this.state = state;
    }

    /** What a node has applied. */
    public interface State {
        long applied();

        Result read(Object key);
    }

    /** @param after the log index that the state must have reached */
    private record Waiting(int client, long number, Object key, long after) {}

    public void read(int client, long number, Object key, long after) {
        Waiting read = new Waiting(client, number, key, after);
        if (after <= state.applied()) {
            answer(read);
        } else {
            waiting.add(read);
        }
    }

    /** More has been applied. */
    public void proceed() {
        if (waiting.isEmpty()) {
            return;
        }
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.after() <= state.applied()) {
                each.remove();
                answer(next);
            }
        }
    }

    /** What these wait for will not come to pass. */
    public void giveUp() {
        for (Waiting read : waiting) {
            outbox.send(read.client(), new Lost(read.number()));
        }
        waiting.clear();
    }

    private void answer(Waiting read) {
        outbox.send(read.client(), new Done(read.number(), state.read(read.key()), state.applied()));
    }
}
