package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import java.util.Arrays;

/** What a primary does: spreads its log, counts who holds it, and lets it take effect. */
final class Primary {
    private final NodeContext<Message> context;
    private final PrimaryBackupConfig config;
    private final Standing standing;
    private final UpdateLog log;
    private final Storage storage;
    private final AppliedState state;
    private final Progress[] nodes;
    private final long[] sorted;
    private Copies copies;
    private long beginning;
    private long waitingSinceNanos;

    Primary(
            NodeContext<Message> context,
            PrimaryBackupConfig config,
            Standing standing,
            UpdateLog log,
            Storage storage,
            AppliedState state) {
        this.context = context;
        this.config = config;
        this.standing = standing;
        this.log = log;
        this.storage = storage;
        this.state = state;
        nodes = new Progress[context.nodes()];
        Arrays.setAll(nodes, node -> new Progress());
        sorted = new long[context.nodes()];
    }

    /** A majority follows this node, whose log is the view's from now on. */
    void begin() {
        long now = now();
        for (Progress node : nodes) {
            node.begin(log.length(), now);
        }
        copies = config.replication().copies(config.semiSyncWaitNanos());
        beginning = log.length();
        waitingSinceNanos = now;
        long view = standing.view();
        storage.whenDurable(() -> stored(view, beginning));
        beat();
    }

    /** How far the log reached when the view began: until that has taken effect, the state lacks what may have been acknowledged. */
    long beginning() {
        return beginning;
    }

    /** Adds an entry to the log and spreads it. */
    void append(Entry entry) {
        if (state.applied() == log.length()) {
            waitingSinceNanos = now();
        }
        log.append(entry);
        long index = log.length();
        storage.saveEntry(entry);
        storage.whenDurable(() -> stored(entry.term(), index));
        for (int node = 0; node < nodes.length; node++) {
            if (node != context.self() && nodes[node].next == index) {
                send(node);
            }
        }
    }

    /** The heartbeat timer has run out. */
    void tick() {
        if (!standing.leads()) {
            return;
        }
        int answering = answering();
        if (answering < config.policy().majority(nodes.length, answering)) {
            context.notes()
                    .note(() -> "view " + standing.view() + ": no majority answers this primary, so it gives up");
            standing.stepDown();
            return;
        }
        beat();
        decide();
    }

    void replied(int from, AppendReply reply) {
        standing.enter(reply.view());
        if (!standing.leads() || reply.view() < standing.view()) {
            return;
        }
        Progress node = nodes[from];
        node.heardNanos = now();
        if (reply.fits()) {
            node.holds(reply.index());
            decide();
        } else {
            node.backUp(log.has(reply.index(), reply.indexView()) ? reply.index() : 0);
        }
        if (standing.leads() && node.next <= log.length()) {
            send(from);
        }
    }

    private void beat() {
        for (int node = 0; node < nodes.length; node++) {
            if (node != context.self()) {
                send(node);
            }
        }
        context.timers().set(PrimaryBackupNode.HEARTBEAT_TIMER, config.heartbeatNanos());
    }

    /** Sends what comes next, without waiting for answers: what follows shows the backup if something was lost. */
    private void send(int to) {
        Progress node = nodes[to];
        long before = node.next - 1;
        node.next = log.length() + 1;
        context.outbox()
                .send(to, new Append(standing.view(), before, log.viewAt(before), log.after(before), state.applied()));
    }

    private void stored(long view, long index) {
        if (standing.leads() && standing.view() == view) {
            nodes[context.self()].holds(index);
            decide();
        }
    }

    /** Lets take effect what enough nodes hold. */
    private void decide() {
        for (int node = 0; node < nodes.length; node++) {
            sorted[node] = nodes[node].held;
        }
        long own = sorted[context.self()];
        sorted[context.self()] = 0;
        boolean aBackupHasAll = Arrays.stream(sorted).max().orElse(0) == log.length();
        sorted[context.self()] = own;
        Arrays.sort(sorted);
        long waitedNanos = state.applied() == log.length() ? 0 : now() - waitingSinceNanos;
        int majority = config.policy().majority(nodes.length, answering());
        int needed = Math.min(nodes.length, copies.needed(majority, waitedNanos, aBackupHasAll));
        long index = Math.min(own, sorted[nodes.length - needed]);
        if (index > state.applied()) {
            waitingSinceNanos = now();
            state.applyTo(index);
        }
    }

    /** How many nodes have answered lately, this one included. */
    private int answering() {
        long now = now();
        nodes[context.self()].heardNanos = now;
        int count = 0;
        for (Progress node : nodes) {
            count += now - node.heardNanos <= config.silenceNanosMax() ? 1 : 0;
        }
        return count;
    }

    private long now() {
        return context.clock().monotonicNanos();
    }
}
