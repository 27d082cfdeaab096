package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import java.util.List;

/** What a node does with what a primary sends it. */
final class Backup {
    private final Outbox<Message> outbox;
    private final Standing standing;
    private final Failover failover;
    private final UpdateLog log;
    private final Storage storage;
    private final AppliedState state;

    Backup(
            Outbox<Message> outbox,
            Standing standing,
            Failover failover,
            UpdateLog log,
            Storage storage,
            AppliedState state) {
        this.outbox = outbox;
        this.standing = standing;
        this.failover = failover;
        this.log = log;
        this.storage = storage;
        this.state = state;
    }

    void append(int from, Append append) {
        if (append.view() < standing.view()) {
            reply(from, new AppendReply(standing.view(), false, log.length(), log.viewAt(log.length())));
            return;
        }
        standing.follow(append.view(), from);
        failover.heard();
        boolean fits = log.view() == append.view() ? extend(append) : adopt(append);
        if (fits) {
            state.applyTo(append.effective());
        }
        reply(from, new AppendReply(append.view(), fits, log.length(), log.viewAt(log.length())));
    }

    /** The log is this primary's already, so all it can lack is at its end. Messages come late, and twice. */
    private boolean extend(Append append) {
        if (append.index() > log.length()) {
            return false;
        }
        List<Entry> rest = append.rest();
        int known = (int) Math.min(rest.size(), log.length() - append.index());
        for (Entry entry : rest.subList(known, rest.size())) {
            log.append(entry);
            storage.saveEntry(entry);
        }
        return true;
    }

    /** The log is an earlier primary's. What it has beyond what was sent does not belong to this view. */
    private boolean adopt(Append append) {
        if (!log.has(append.index(), append.indexView())) {
            return false;
        }
        storage.saveAdoption(append.view(), append.index(), append.rest());
        state.logKept(log.adopt(append.view(), append.index(), append.rest()));
        return true;
    }

    /** Answers when what the answer says is durable, unless it says it of a view that is over. */
    private void reply(int to, AppendReply reply) {
        storage.whenDurable(() -> {
            if (standing.view() == reply.view()) {
                outbox.send(to, reply);
            }
        });
    }
}
