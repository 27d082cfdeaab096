package io.inquest.systems.mvcc;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.MvccReply.Committed;
import io.inquest.systems.mvcc.MvccReply.Forgotten;
import io.inquest.systems.mvcc.MvccReply.Performed;
import io.inquest.systems.mvcc.MvccRequest.Abandon;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Executes transactions on what the node holds: reads see snapshots, updates wait for locks and take effect at commit. A
 * client may ask the same again; then it is answered again. It is told that its transaction has committed when that,
 * and all that the transaction saw, is durable.
 */
final class TransactionServer implements MvccRequest.Handler {
    private final NodeContext<Message> context;
    private final MvccConfig config;
    private final Database database;
    private final Journal journal;
    private final Runnable moreIsDurable;
    private final WriteLocks locks = new WriteLocks();
    private final Map<Integer, Conversation> conversations = new LinkedHashMap<>();
    private long epoch;

    /** What a client and the node talk about: its latest transaction. */
    private static final class Conversation {
        final int client;
        long number = -1;
        Transaction open;

        /** How the transaction ended, once that can be told. */
        MvccReply outcome;

        /** The last commit that the client has seen, or made. */
        long known;

        Conversation(int client) {
            this.client = client;
        }
    }

    /** @param moreIsDurable called when commits have become durable */
    TransactionServer(
            NodeContext<Message> context,
            MvccConfig config,
            Database database,
            Journal journal,
            Runnable moreIsDurable) {
        this.context = context;
        this.config = config;
        this.database = database;
        this.journal = journal;
        this.moreIsDurable = moreIsDurable;
    }

    /** @param newEpoch tells this process's transactions from those of the node's earlier ones */
    void start(long newEpoch) {
        epoch = newEpoch;
    }

    @Override
    public void perform(int client, Perform request) {
        Conversation conversation = conversations.computeIfAbsent(client, Conversation::new);
        if (request.number() > conversation.number && request.step() == 0 && isOfThisEpoch(request)) {
            begin(client, conversation, request);
        }
        if (isAbout(client, conversation, request)) {
            Transaction open = conversation.open;
            open.activeNanos = now();
            if (open.waits || request.step() > open.steps) {
                return;
            }
            if (request.step() == open.steps) {
                perform(open, request);
            } else if (request.step() == open.steps - 1) {
                context.outbox().send(client, open.answer);
            }
        }
    }

    @Override
    public void commit(int client, Finish request) {
        Conversation conversation = conversations.computeIfAbsent(client, Conversation::new);
        if (isAbout(client, conversation, request) && request.steps() == conversation.open.steps) {
            commit(conversation.open);
        }
    }

    @Override
    public void abort(int client, Abandon request) {
        Conversation conversation = conversations.get(client);
        if (conversation != null && conversation.number == request.number() && conversation.open != null) {
            abort(conversation.open, "its client gave up");
        }
    }

    /** Aborts what nobody seems to go on with. */
    void tick() {
        for (Conversation conversation : conversations.values()) {
            Transaction open = conversation.open;
            if (open != null && !open.waits && now() - open.activeNanos > config.idleNanosMax()) {
                abort(open, "its client was not heard for too long");
            }
        }
    }

    /** What was read here is no longer so. */
    void abortAll(String reason) {
        for (Conversation conversation : conversations.values()) {
            if (conversation.open != null) {
                abort(conversation.open, reason);
            }
        }
    }

    /** No transaction that is open has a snapshot that ends before this commit. */
    long oldestInUse() {
        long oldest = database.applied();
        for (Conversation conversation : conversations.values()) {
            if (conversation.open != null) {
                oldest = Math.min(oldest, conversation.open.snapshot().upTo());
            }
        }
        return oldest;
    }

    private void begin(int client, Conversation conversation, Perform request) {
        if (conversation.open != null) {
            abort(conversation.open, "its client has begun another");
        }
        Snapshot snapshot =
                config.policy().begins(database.timeline(), client, request.readsOnly(), conversation.known);
        conversation.known = Math.max(conversation.known, snapshot.upToOwn());
        conversation.number = request.number();
        conversation.open = new Transaction(client, request.number(), request.readsOnly(), snapshot);
        conversation.outcome = null;
    }

    /** Whether a request is about the open transaction; if not it is answered as far as it can be. */
    private boolean isAbout(int client, Conversation conversation, MvccRequest request) {
        if (!isOfThisEpoch(request) || request.number() > conversation.number) {
            context.outbox().send(client, new Forgotten(request.number()));
            return false;
        }
        if (request.number() < conversation.number) {
            return false;
        }
        if (conversation.open == null && conversation.outcome != null) {
            context.outbox().send(client, conversation.outcome);
        }
        return conversation.open != null;
    }

    private boolean isOfThisEpoch(MvccRequest request) {
        return request.epoch() == epoch || request.epoch() == MvccRequest.NO_EPOCH;
    }

    private void perform(Transaction transaction, Perform request) {
        MicroOperation operation = request.operation();
        if (operation.isRead()) {
            done(transaction, read(transaction, operation.key()));
            return;
        }
        if (transaction.readsOnly()) {
            abort(transaction, "it was begun as one that only reads");
            return;
        }
        switch (locks.acquire(operation.key(), transaction, () -> update(transaction, operation))) {
            case HELD -> update(transaction, operation);
            case WAITS -> transaction.waits = true;
            case DEADLOCK -> abort(transaction, "deadlock at the key " + Brief.value(operation.key()));
        }
    }

    private Object read(Transaction transaction, Object key) {
        Version newest = database.versions().newest(key);
        if (transaction.updates(key)) {
            return transaction.applyTo(key, newest.value());
        }
        Snapshot latest = Snapshot.of(database.applied(), transaction.client());
        Transaction writer = locks.holder(key);
        if (config.policy().readsUncommitted() && writer != null && writer.updates(key)) {
            transaction.read(key, latest);
            return writer.applyTo(key, newest.value());
        }
        Snapshot seen = config.policy().reads(transaction, key, latest);
        transaction.read(key, seen);
        return config.policy().shows(database.versions().seen(key, seen), journal.durable());
    }

    /** The transaction has the key's lock. */
    private void update(Transaction transaction, MicroOperation update) {
        transaction.waits = false;
        Version newest = database.versions().newest(update.key());
        if (!config.policy().mayUpdate(transaction.snapshot(), newest)) {
            abort(transaction, "the key " + Brief.value(update.key()) + " was updated since it began");
            return;
        }
        try {
            update.applyTo(transaction.applyTo(update.key(), newest.value()));
        } catch (IllegalArgumentException e) {
            abort(transaction, e.getMessage());
            return;
        }
        transaction.updates().add(update);
        done(transaction, null);
    }

    private void done(Transaction transaction, Object value) {
        transaction.activeNanos = now();
        transaction.answer = new Performed(transaction.number(), epoch, transaction.steps++, value);
        context.outbox().send(transaction.client(), transaction.answer);
    }

    private void commit(Transaction transaction) {
        if (!transaction.readsOnly()) {
            for (Map.Entry<Object, Snapshot> read : transaction.reads().entrySet()) {
                Object key = read.getKey();
                boolean stands = read.getValue().sees(database.versions().newest(key));
                if (!stands && config.policy().validates(transaction.updates(key))) {
                    abort(transaction, "the key " + Brief.value(key) + " was updated since it was read");
                    return;
                }
            }
        }
        Conversation conversation = conversations.get(transaction.client());
        conversation.open = null;
        if (!transaction.updates().isEmpty()) {
            Commit commit = new Commit(transaction.client(), transaction.updates());
            conversation.known = journal.append(commit);
            database.install(commit, oldestInUse());
        }
        journal.whenDurable(() -> {
            moreIsDurable.run();
            tell(conversation, new Committed(transaction.number()));
        });
        locks.release(transaction);
    }

    private void abort(Transaction transaction, String reason) {
        Conversation conversation = conversations.get(transaction.client());
        conversation.open = null;
        context.notes()
                .detail(() -> "aborts transaction " + transaction.number() + " of "
                        + context.notes().name(transaction.client()) + ": " + reason);
        tell(conversation, new Aborted(transaction.number(), reason));
        locks.release(transaction);
    }

    private void tell(Conversation conversation, MvccReply outcome) {
        if (conversation.number == outcome.number()) {
            conversation.outcome = outcome;
            context.outbox().send(conversation.client, outcome);
        }
    }

    private long now() {
        return context.clock().monotonicNanos();
    }
}
