package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.PendingCommands;
import io.inquest.systems.keyvalue.Replica;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.keyvalue.StateReads;
import io.inquest.systems.keyvalue.TakenRequests;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewRequest;
import java.util.List;

/**
 * A node of a key-value store with one primary and its backups. Fail-over is that of Viewstamped Replication (Oki &
 * Liskov, PODC 1988; Liskov & Cowling, MIT-CSAIL-TR-2012-021): views, each with one possible primary, and the newest log
 * of a majority at the beginning of each. Puts the parts together, and hands each message to the part it concerns.
 */
final class PrimaryBackupNode implements Replica, PeerMessage.Handler, AppliedState.Listener {
    static final long FAILOVER_TIMER = 1;
    static final long HEARTBEAT_TIMER = 2;

    private final NodeContext<Message> context;
    private final PrimaryBackupConfig config;
    private final Observer observer;
    private final UpdateLog log = new UpdateLog();
    private final Storage storage;
    private final Standing standing;
    private final AppliedState state;
    private final Failover failover;
    private final Backup backup;
    private final Primary primary;
    private final PendingCommands pending;
    private final TakenRequests taken = new TakenRequests();
    private final StateReads primaryReads;
    private final StateReads localReads;

    PrimaryBackupNode(NodeContext<Message> context, PrimaryBackupConfig config, Observer observer) {
        this.context = context;
        this.config = config;
        this.observer = observer;
        storage = new Storage(context.disk());
        standing = new Standing(context.self(), context.nodes(), storage, context.notes(), this::deposed);
        state = new AppliedState(log, context.notes(), this);
        failover = new Failover(context, config, standing, log, storage, this::tookOver);
        backup = new Backup(context.outbox(), standing, failover, log, storage, state);
        primary = new Primary(context, config, standing, log, storage, state);
        pending = new PendingCommands(context.outbox());
        primaryReads = new StateReads(context.outbox(), state);
        localReads = new StateReads(context.outbox(), state);
    }

    @Override
    public boolean leads() {
        return standing.leads();
    }

    /** The view whose log it has. */
    @Override
    public long term() {
        return log.view();
    }

    @Override
    public long applied() {
        return state.applied();
    }

    @Override
    public void onStart() {
        standing.recover(Math.max(storage.recover(log), log.view()));
        taken.recover(standing.view());
        observer.started(context.self());
        failover.start();
    }

    @Override
    public void onMessage(int from, Message message) {
        ((PeerMessage) message).deliver(from, this);
    }

    @Override
    public void onRequest(int client, Message message) {
        if (message instanceof Execute execute) {
            execute(client, execute);
        } else {
            ReadLocally read = (ReadLocally) message;
            long after = config.replication().isLasting() ? read.after() : 0;
            localReads.read(client, read.number(), read.key(), after);
        }
    }

    @Override
    public void onTimer(long timer) {
        if (timer == FAILOVER_TIMER) {
            failover.timeout();
        } else {
            primary.tick();
        }
    }

    private void execute(int client, Execute execute) {
        if (!standing.leads() || execute.term() != standing.view()) {
            refuse(client, execute);
        } else if (execute.command() instanceof Command.Read read && !config.readsThroughLog()) {
            primaryReads.read(client, execute.number(), read.key(), primary.beginning());
        } else {
            Entry entry = new Entry(standing.view(), client, execute.number(), execute.command());
            // waits from before it is appended: a primary without backups may acknowledge at once
            pending.add(log.length() + 1, entry);
            taken.took(client, execute.number());
            primary.append(entry);
        }
    }

    /** For certain if no copy of the request was or will be taken here: a view is led by its owner, and once at most. */
    private void refuse(int client, Execute execute) {
        long asked = execute.term();
        boolean mayYetLead = asked > standing.view() || (asked == standing.view() && standing.role() == Role.CANDIDATE);
        boolean mayTake = standing.ownerOf(asked) == context.self()
                && (mayYetLead || taken.mayHold(asked, client, execute.number()));
        Refused refused = new Refused(execute.number(), asked, standing.view(), standing.primary(), !mayTake);
        storage.whenDurable(() -> context.outbox().send(client, refused));
    }

    /** Is primary from now on. The log of the view is the newest that the majority has. */
    private void tookOver(ViewReply newest) {
        long view = standing.view();
        long index = newest == null ? log.length() : newest.index();
        List<Entry> rest = newest == null ? List.of() : newest.rest();
        storage.saveAdoption(view, index, rest);
        state.logKept(log.adopt(view, index, rest));
        observer.tookOver(context.self(), view);
        primary.begin();
    }

    private void deposed() {
        pending.deposed();
        primaryReads.giveUp();
    }

    @Override
    public void applied(long index, Entry entry, Result result) {
        observer.applied(context.self(), index, entry);
        pending.applied(index, entry, result);
    }

    @Override
    public void caughtUp() {
        primaryReads.proceed();
        localReads.proceed();
    }

    @Override
    public void rolledBack(long index) {
        observer.rolledBack(context.self(), index);
    }

    @Override
    public void viewRequest(int from, ViewRequest request) {
        failover.requested(from, request);
    }

    @Override
    public void viewReply(int from, ViewReply reply) {
        failover.replied(from, reply);
    }

    @Override
    public void append(int from, Append append) {
        backup.append(from, append);
    }

    @Override
    public void appendReply(int from, AppendReply reply) {
        primary.replied(from, reply);
    }
}
