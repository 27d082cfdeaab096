package io.inquest.systems.raft;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;
import java.util.Arrays;
import java.util.List;

/** What a leader does: spreads its log, counts who has it, and keeps its followers. */
final class Replication {
    private static final int ENTRIES_MAX = 64;

    /** Rounds whose time of sending is remembered; one that is answered later than that renews no lease. */
    private static final int ROUNDS = 256;

    /** After how many election timeouts without a majority a leader gives up. */
    private static final int PATIENCE = 4;

    private final NodeContext<Message> context;
    private final RaftConfig config;
    private final Standing standing;
    private final RaftLog log;
    private final Storage storage;
    private final Applier applier;
    private final Runnable confirmed;
    private final Progress[] nodes;
    private final long[] sorted;
    private final long[] sentNanos = new long[ROUNDS];
    private long round;
    private long confirmedRound;
    private boolean leased;
    private long leaseEndNanos;
    private long termBegin;

    /** @param confirmed called when a majority has answered a round of heartbeats */
    Replication(
            NodeContext<Message> context,
            RaftConfig config,
            Standing standing,
            RaftLog log,
            Storage storage,
            Applier applier,
            Runnable confirmed) {
        this.context = context;
        this.config = config;
        this.standing = standing;
        this.log = log;
        this.storage = storage;
        this.applier = applier;
        this.confirmed = confirmed;
        nodes = new Progress[context.nodes()];
        Arrays.setAll(nodes, node -> new Progress());
        sorted = new long[context.nodes()];
    }

    /** This node has been elected. */
    void begin() {
        long now = now();
        for (Progress node : nodes) {
            node.begin(log.lastIndex(), now);
        }
        round = 0;
        confirmedRound = 0;
        leased = false;
        termBegin = log.lastIndex() + 1;
        nodes[context.self()].match = log.lastIndex();
        if (config.policy().beginsTermWithEntry()) {
            append(Entry.nothing(standing.term()));
        }
        heartbeat();
    }

    /** The index that the next entry will have. */
    long nextIndex() {
        return log.lastIndex() + 1;
    }

    /** Adds an entry to the log and spreads it. */
    void append(Entry entry) {
        log.append(entry);
        long index = log.lastIndex();
        storage.saveEntry(index, entry);
        storage.whenDurable(() -> stored(entry.term(), index));
        beginRound();
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
        long silenceNanosMax = PATIENCE * config.electionTimeoutNanos();
        nodes[context.self()].heardNanos = now();
        for (int node = 0; node < nodes.length; node++) {
            sorted[node] = nodes[node].heardNanos;
        }
        if (now() - majority() > silenceNanosMax) {
            context.notes().note(() -> "term " + standing.term() + ": no majority answers this leader, so it gives up");
            standing.stepDown();
            return;
        }
        heartbeat();
    }

    void replied(int from, AppendReply reply) {
        standing.adopt(reply.term());
        if (!standing.leads() || reply.term() < standing.term()) {
            return;
        }
        Progress node = nodes[from];
        node.heardNanos = now();
        if (reply.round() > node.round) {
            node.round = reply.round();
            confirm();
        }
        if (reply.matched()) {
            boolean news = reply.index() > node.match;
            node.matched(reply.index());
            if (news) {
                commit();
            }
        } else {
            node.backUp(reply.index());
        }
        if (standing.leads() && node.next <= log.lastIndex()) {
            send(from);
        }
    }

    /** A round such that, once a majority has answered it, this node still led after now. */
    long roundFromNow() {
        if (round == confirmedRound) {
            heartbeat();
            return round;
        }
        return round + 1;
    }

    /** The last round that a majority answered. */
    long confirmedRound() {
        return confirmedRound;
    }

    /** Whether no other leader can have been elected until now, by this node's clock. */
    boolean hasLease(long nowNanos) {
        return leased && nowNanos - leaseEndNanos < 0;
    }

    /** The index of the term's first entry. */
    long termBegin() {
        return termBegin;
    }

    private void heartbeat() {
        beginRound();
        for (int node = 0; node < nodes.length; node++) {
            if (node != context.self()) {
                send(node);
            }
        }
        context.timers().set(RaftNode.HEARTBEAT_TIMER, config.heartbeatNanos());
        confirm();
    }

    /** What is sent from now on shows, once answered, that this node still led now. */
    private void beginRound() {
        round++;
        nodes[context.self()].round = round;
        sentNanos[(int) (round % ROUNDS)] = now();
    }

    /** Sends what comes next, without waiting for answers: a heartbeat finds out if something is missing. */
    private void send(int to) {
        Progress node = nodes[to];
        if (node.next <= log.baseIndex()) {
            context.outbox().send(to, new InstallSnapshot(standing.term(), log.snapshot(), round));
            node.next = log.baseIndex() + 1;
            return;
        }
        long prev = node.next - 1;
        List<Entry> entries = log.from(node.next, ENTRIES_MAX);
        node.next += entries.size();
        context.outbox()
                .send(to, new AppendEntries(standing.term(), prev, log.termAt(prev), entries, applier.commit(), round));
    }

    private void stored(long term, long index) {
        if (standing.leads() && standing.term() == term) {
            nodes[context.self()].matched(index);
            commit();
        }
    }

    private void commit() {
        for (int node = 0; node < nodes.length; node++) {
            sorted[node] = nodes[node].match;
        }
        long index = majority();
        if (index > applier.commit() && config.policy().commitsByCounting(log.termAt(index), standing.term())) {
            applier.commitTo(index);
        }
    }

    private void confirm() {
        for (int node = 0; node < nodes.length; node++) {
            sorted[node] = nodes[node].round;
        }
        long answered = majority();
        if (answered <= confirmedRound) {
            return;
        }
        confirmedRound = answered;
        if (round - answered < ROUNDS) {
            long sent = sentNanos[(int) (answered % ROUNDS)];
            leased = true;
            leaseEndNanos = config.policy().leaseEndNanos(sent, now(), config);
        }
        confirmed.run();
    }

    /** What at least a majority of the values in {@link #sorted} reach. */
    private long majority() {
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private long now() {
        return context.clock().monotonicNanos();
    }
}
