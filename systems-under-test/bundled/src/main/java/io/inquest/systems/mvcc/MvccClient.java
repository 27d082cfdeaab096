package io.inquest.systems.mvcc;

import io.inquest.history.Operation;
import io.inquest.systems.ClientContext;
import io.inquest.systems.ClientProgram;
import io.inquest.systems.Completion;
import io.inquest.systems.keyvalue.Commands;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.MvccReply.Committed;
import io.inquest.systems.mvcc.MvccReply.Forgotten;
import io.inquest.systems.mvcc.MvccReply.Performed;
import io.inquest.systems.mvcc.MvccRequest.Abandon;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import java.util.ArrayList;
import java.util.List;

/**
 * A client, which executes a transaction step by step and then commits it. After a while without an answer it asks again,
 * and then gives up. A transaction has certainly failed if it was never asked to commit, or if it only reads, or if the
 * node says so; what was to commit and was not answered nobody knows.
 */
final class MvccClient implements ClientProgram<Message>, MvccReply.Handler {
    static final String FUNCTION = "txn";

    private static final long PATIENCE_TIMER = 1;
    private static final long AGAIN_TIMER = 2;

    /** How long it waits for the answer to one request. */
    private static final long PATIENCE_NANOS = 500_000_000;

    /** After how long without an answer it asks again. */
    private static final long AGAIN_NANOS = 120_000_000;

    private static final List<MicroOperation> PROBE =
            List.of(new MicroOperation(MicroOperation.Kind.READ, Commands.PROBE, null));

    private final ClientContext<Message> context;
    private final ReadPlace reads;
    private int reader;

    private boolean open;
    private long number;
    private long epoch;
    private int node;
    private boolean readsOnly;
    private List<MicroOperation> steps = List.of();
    private List<Object> results = List.of();

    MvccClient(ClientContext<Message> context, ReadPlace reads) {
        this.context = context;
        this.reads = reads;
        this.reader = Math.floorMod(context.worker(), context.nodes().size());
    }

    @Override
    public void onOperation(Operation operation) {
        boolean isProbe = operation.f().equals(Commands.PROBE);
        open = true;
        number++;
        epoch = MvccRequest.NO_EPOCH;
        results = new ArrayList<>();
        try {
            steps = isProbe ? PROBE : steps(operation);
        } catch (IllegalArgumentException e) {
            complete(new Completion.Fail(e.getMessage(), null));
            return;
        }
        if (steps.isEmpty()) {
            complete(new Completion.Ok(results, null));
            return;
        }
        readsOnly = steps.stream().allMatch(MicroOperation::isRead);
        node = readsOnly && !isProbe && reads == ReadPlace.REPLICA ? reader : MvccNode.PRIMARY;
        proceed();
    }

    private static List<MicroOperation> steps(Operation operation) {
        if (!operation.f().equals(FUNCTION)) {
            throw new IllegalArgumentException(
                    "the store cannot " + operation.f() + ": it has " + FUNCTION + ", a list of steps");
        }
        return MicroOperation.parse(operation.value());
    }

    /** Asks for what comes next. */
    private void proceed() {
        context.timers().set(PATIENCE_TIMER, PATIENCE_NANOS);
        ask();
    }

    private void ask() {
        context.timers().set(AGAIN_TIMER, AGAIN_NANOS);
        int step = results.size();
        context.outbox()
                .send(
                        node,
                        isCommitting()
                                ? new Finish(number, epoch, step)
                                : new Perform(number, epoch, step, readsOnly, steps.get(step)));
    }

    private boolean isCommitting() {
        return results.size() == steps.size();
    }

    @Override
    public void onMessage(int from, Message message) {
        MvccReply reply = (MvccReply) message;
        if (open && reply.number() == number && from == node) {
            reply.deliver(from, this);
        }
    }

    @Override
    public void performed(int from, Performed reply) {
        if (!isCommitting() && reply.step() == results.size()) {
            epoch = reply.epoch();
            results.add(steps.get(reply.step()).withResult(reply.value()));
            proceed();
        }
    }

    @Override
    public void committed(int from, Committed reply) {
        complete(new Completion.Ok(results, name()));
    }

    @Override
    public void aborted(int from, Aborted reply) {
        readElsewhere();
        complete(new Completion.Fail(reply.reason(), name()));
    }

    @Override
    public void forgotten(int from, Forgotten reply) {
        giveUp(name() + " has restarted");
    }

    @Override
    public void onTimer(long timer) {
        if (timer == AGAIN_TIMER) {
            ask();
            return;
        }
        if (!isCommitting()) {
            context.outbox().send(node, new Abandon(number, epoch));
        }
        giveUp("no answer from " + name());
    }

    private void giveUp(String reason) {
        readElsewhere();
        complete(
                readsOnly || !isCommitting()
                        ? new Completion.Fail(reason, name())
                        : new Completion.Unknown(reason, name()));
    }

    private void readElsewhere() {
        if (readsOnly && reads == ReadPlace.REPLICA) {
            reader = (reader + 1) % context.nodes().size();
        }
    }

    private void complete(Completion completion) {
        open = false;
        context.timers().cancel(PATIENCE_TIMER);
        context.timers().cancel(AGAIN_TIMER);
        context.reply().accept(completion);
    }

    private String name() {
        return context.nodes().get(node);
    }
}
