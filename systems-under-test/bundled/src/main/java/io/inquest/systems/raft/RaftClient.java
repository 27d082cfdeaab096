package io.inquest.systems.raft;

import io.inquest.history.Operation;
import io.inquest.systems.ClientContext;
import io.inquest.systems.ClientProgram;
import io.inquest.systems.Completion;
import io.inquest.systems.raft.ClientReply.Done;
import io.inquest.systems.raft.ClientReply.Lost;
import io.inquest.systems.raft.ClientReply.Refused;
import io.inquest.systems.raft.ClientRequest.Execute;
import io.inquest.systems.raft.ClientRequest.ReadLocally;

/**
 * A client. It begins with a node of its own, follows hints to the leader, stays there, and goes home when it gets no
 * answer. It asks again only where it was refused. An update has failed only if every node that was asked has refused it for good; after silence nobody knows. A read that got no answer has
 * simply failed, for it changes nothing.
 */
final class RaftClient implements ClientProgram<RaftMessage>, ClientReply.Handler {
    private static final long PATIENCE_TIMER = 1;
    private static final long RETRY_TIMER = 2;

    /** How long it waits for an answer. */
    private static final long PATIENCE_NANOS = 500_000_000;

    /** How long it waits where nobody leads, before it asks the next. */
    private static final long RETRY_NANOS = 50_000_000;

    private static final int ATTEMPTS_MAX = 6;

    private final ClientContext<RaftMessage> context;
    private final ReadMode reads;
    private final int home;
    private int target;
    private long term;
    private long seen;

    private boolean open;
    private long number;
    private Operation operation;
    private Command command;
    private int attempts;
    private boolean certain;

    RaftClient(ClientContext<RaftMessage> context, ReadMode reads) {
        this.context = context;
        this.reads = reads;
        this.home = Math.floorMod(context.worker(), context.nodes().size());
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
        context.timers().set(PATIENCE_TIMER, PATIENCE_NANOS);
        context.outbox()
                .send(
                        target,
                        readsLocally()
                                ? new ReadLocally(number, seen, operation.key())
                                : new Execute(number, term, command));
    }

    @Override
    public void onMessage(int node, RaftMessage message) {
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
        boolean known = reply.leader() != Standing.NOBODY;
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
        int silent = target;
        target = home;
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

    private boolean readsLocally() {
        return reads == ReadMode.LOCAL && isRead();
    }

    private int next(int node) {
        return (node + 1) % context.nodes().size();
    }

    private String name(int node) {
        return context.nodes().get(node);
    }
}
