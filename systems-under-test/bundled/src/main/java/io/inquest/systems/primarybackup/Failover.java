package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.primarybackup.PeerMessage.ViewReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewRequest;
import java.util.BitSet;
import java.util.List;

/**
 * When a backup takes over. One that has missed its primary for the failover timeout asks the others whether they miss
 * it too; if a majority does, it enters a view of its own and asks them to follow. Whoever follows promises to heed no
 * earlier primary, and sends what its log has that is newer. Once a majority follows, the newest of their logs is that
 * of the new view: it has all that a majority ever held, for two majorities share a node.
 */
final class Failover {
    private static final long CAMPAIGN_NANOS = 20_000_000;

    private final NodeContext<Message> context;
    private final PrimaryBackupConfig config;
    private final Standing standing;
    private final UpdateLog log;
    private final Storage storage;
    private final Winner winner;
    private final BitSet answered = new BitSet();
    private final BitSet following = new BitSet();
    private long candidacy;
    private ViewReply newest;
    private long waitingSinceNanos;
    private long heardNanos;
    private boolean hasHeard;

    Failover(
            NodeContext<Message> context,
            PrimaryBackupConfig config,
            Standing standing,
            UpdateLog log,
            Storage storage,
            Winner winner) {
        this.context = context;
        this.config = config;
        this.standing = standing;
        this.log = log;
        this.storage = storage;
        this.winner = winner;
    }

    /** Is told that a majority follows this node. */
    interface Winner {
        /** @param newest the newest log that was sent, or null if its own is to be kept */
        void won(ViewReply newest);
    }

    /** Begins to wait for a primary. */
    void start() {
        waitingSinceNanos = now();
        setTimer(patienceNanos());
    }

    /** The primary has been heard. */
    void heard() {
        heardNanos = now();
        waitingSinceNanos = heardNanos;
        hasHeard = true;
    }

    /** The timer has run out: looks whether the primary was heard meanwhile, and if not, stands. */
    void timeout() {
        long waitedNanos = now() - waitingSinceNanos;
        if (standing.leads()) {
            setTimer(patienceNanos());
        } else if (standing.role() == Role.BACKUP && waitedNanos < config.failoverTimeoutNanos()) {
            setTimer(patienceNanos() - waitedNanos);
        } else {
            candidacy = standing.nextOwnView();
            standing.becomeAsking();
            campaign(true);
        }
    }

    void requested(int from, ViewRequest request) {
        if (isAttached()) {
            reply(from, new ViewReply(0, request.asks(), false, log.end(), 0, List.of()));
        } else if (request.asks()) {
            boolean granted = request.view() > standing.view();
            long view = granted ? request.view() : standing.view();
            reply(from, new ViewReply(view, true, granted, log.end(), 0, List.of()));
        } else {
            boolean later = request.view() > standing.view();
            standing.enter(request.view());
            waitingSinceNanos = later ? now() : waitingSinceNanos;
            reply(from, request.view() == standing.view() ? promise(request) : refusal());
        }
    }

    private ViewReply promise(ViewRequest request) {
        LogEnd theirs = request.end();
        if (!log.end().isNewerThan(theirs)) {
            return new ViewReply(request.view(), false, true, log.end(), 0, List.of());
        }
        long index = log.has(theirs.length(), theirs.lastView()) ? theirs.length() : 0;
        return new ViewReply(request.view(), false, true, log.end(), index, log.after(index));
    }

    private ViewReply refusal() {
        return new ViewReply(standing.view(), false, false, log.end(), 0, List.of());
    }

    void replied(int from, ViewReply reply) {
        if (standing.role() != (reply.asked() ? Role.ASKING : Role.CANDIDATE)) {
            return;
        }
        if (!reply.granted()) {
            standing.enter(reply.view());
        } else if (reply.view() == candidacy) {
            following.set(from);
            LogEnd best = newest == null ? log.end() : newest.end();
            if (!reply.asked() && config.policy().takes(reply.end(), best)) {
                newest = reply;
            }
        }
        answered.set(from);
        if (isCandidate() && following.cardinality() >= majority()) {
            won();
        }
    }

    private boolean isCandidate() {
        return standing.role() == Role.ASKING || standing.role() == Role.CANDIDATE;
    }

    private int majority() {
        return config.policy().majority(context.nodes(), answered.cardinality());
    }

    private void won() {
        if (standing.role() == Role.ASKING) {
            standing.becomeCandidate(candidacy);
            campaign(false);
        } else {
            standing.becomePrimary();
            winner.won(newest);
        }
    }

    /** Asks all others, once what it says of itself is durable; its own answer comes with that. */
    private void campaign(boolean asks) {
        answered.clear();
        following.clear();
        newest = null;
        long view = candidacy;
        setTimer(CAMPAIGN_NANOS + context.random().nextLong(2 * CAMPAIGN_NANOS));
        storage.whenDurable(() -> {
            if (view != candidacy || standing.role() != (asks ? Role.ASKING : Role.CANDIDATE)) {
                return;
            }
            ViewRequest request = new ViewRequest(view, asks, log.end());
            for (int node = 0; node < context.nodes(); node++) {
                if (node != context.self()) {
                    context.outbox().send(node, request);
                }
            }
            replied(context.self(), new ViewReply(view, asks, true, log.end(), 0, List.of()));
        });
    }

    private void reply(int to, ViewReply reply) {
        storage.whenDurable(() -> context.outbox().send(to, reply));
    }

    /** Whether it has a primary, or is one, and so follows nobody else. */
    private boolean isAttached() {
        return standing.leads() || (hasHeard && now() - heardNanos < config.failoverTimeoutNanos());
    }

    private long patienceNanos() {
        long least = config.failoverTimeoutNanos();
        return least + context.random().nextLong(config.failoverTimeoutNanosMax() - least);
    }

    private void setTimer(long delayNanos) {
        context.timers().set(PrimaryBackupNode.FAILOVER_TIMER, delayNanos);
    }

    private long now() {
        return context.clock().monotonicNanos();
    }
}
