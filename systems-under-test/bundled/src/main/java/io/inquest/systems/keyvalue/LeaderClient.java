package io.inquest.systems.keyvalue;

import io.inquest.history.Operation;
import io.inquest.systems.ClientContext;
import io.inquest.systems.ClientProgram;
import io.inquest.systems.Completion;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;

/**
 * A client of a store with leaders. It begins with a node of its own, follows hints to the leader, stays there, and goes
 * home when it gets no answer. It asks again only where it was refused. An update has failed only if every node that was
 * asked has refused it for good; after silence nobody knows. A read that got no answer has simply failed, for it changes
 * nothing. Where any node may answer reads, it reads at home, and after silence there from the next node on.
 */
public final class LeaderClient implements ClientProgram<Message>, ClientReply.Handler {
    private static final long PATIENCE_TIMER = 1;
    private static final long RETRY_TIMER = 2;

    /** How long it waits where nobody leads, before it asks the next. */
    private static final long RETRY_NANOS = 50_000_000;

    private static final int ATTEMPTS_MAX = 6;

    private final ClientContext<Message> context;
    private final boolean readsAnywhere;
    private final long patienceNanos;
    private final int home;
    private int reader;
    private int target;
    private long term;
    private long seen;

    private boolean open;
    private long number;
    private Operation operation;
    private Command command;
    private int attempts;
    private boolean certain;

    /**
     * @param readsAnywhere whether reads are for any node, rather than for the leader
     * @param patienceNanos how long it waits for an answer
     */
    public LeaderClient(ClientContext<Message> context, boolean readsAnywhere, long patienceNanos) {
        this.context = context;
        this.readsAnywhere = readsAnywhere;
        this.patienceNanos = patienceNanos;
        this.home = Math.floorMod(context.worker(), context.nodes().size());
        this.reader = home;
        this.target = home;
    }

    @Override
    public void onOperation(Operation newOperation) {
        context.timers().cancel(RETRY_TIMER);
        open = true;
        number++;
        operation = newOperation;
        attempts = 0;
        certain = true;
        try {
            command = Commands.of(newOperation);
        } catch (IllegalArgumentException e) {
            complete(new Completion.Fail(e.getMessage(), null));
            return;
        }
        ask();
    }

    private void ask() {
        attempts++;
        context.timers().set(PATIENCE_TIMER, patienceNanos);
        if (isLocalRead()) {
            context.outbox().send(reader, new ReadLocally(number, seen, operation.key()));
        } else {
            context.outbox().send(target, new Execute(number, term, command));
        }
    }

    @Override
    public void onMessage(int node, Message message) {
        ClientReply reply = (ClientReply) message;
        if (open && reply.number() == number) {
            reply.deliver(node, this);
        }
    }

    @Override
    public void done(int node, Done reply) {
        seen = Math.max(seen, reply.index());
        if (reply.result().applied()) {
            Object value = isRead() ? reply.result().value() : operation.value();
            complete(new Completion.Ok(value, name(node)));
        } else {
            complete(new Completion.Fail("mismatch", name(node)));
        }
    }

    @Override
    public void refused(int node, Refused reply) {
        if (node != target || reply.asked() != term) {
            return;
        }
        certain &= reply.certain();
        boolean known = reply.leader() != ClientReply.NOBODY;
        term = reply.term();
        target = known ? reply.leader() : next(node);
        if (attempts >= ATTEMPTS_MAX) {
            giveUp("not leader", node);
        } else if (known) {
            ask();
        } else {
            context.timers().cancel(PATIENCE_TIMER);
            context.timers().set(RETRY_TIMER, RETRY_NANOS);
        }
    }

    @Override
    public void lost(int node, Lost reply) {
        certain = false;
        giveUp("the leader was deposed", node);
    }

    @Override
    public void onTimer(long timer) {
        if (timer == RETRY_TIMER) {
            ask();
            return;
        }
        int silent = isLocalRead() ? reader : target;
        if (isLocalRead()) {
            reader = next(reader);
        } else {
            target = home;
        }
        certain = false;
        giveUp("no answer from " + name(silent), silent);
    }

    private void giveUp(String reason, int node) {
        complete(
                certain || isRead()
                        ? new Completion.Fail(reason, name(node))
                        : new Completion.Unknown(reason, name(node)));
    }

    private void complete(Completion completion) {
        open = false;
        context.timers().cancel(PATIENCE_TIMER);
        context.timers().cancel(RETRY_TIMER);
        context.reply().accept(completion);
    }

    private boolean isRead() {
        return command instanceof Command.Read;
    }

    private boolean isLocalRead() {
        return readsAnywhere && isRead();
    }

    private int next(int node) {
        return (node + 1) % context.nodes().size();
    }

    private String name(int node) {
        return context.nodes().get(node);
    }
}
