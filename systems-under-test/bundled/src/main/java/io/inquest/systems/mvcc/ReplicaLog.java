package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Outbox;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.util.List;

/** What a replica does with what the primary sends it. It keeps nothing on disk: a process that starts asks for all of it. */
final class ReplicaLog {
    private final Outbox<Message> outbox;
    private final Database database;
    private final TransactionServer server;
    private long epoch;
    private boolean hasCaughtUp;

    ReplicaLog(Outbox<Message> outbox, Database database, TransactionServer server) {
        this.outbox = outbox;
        this.database = database;
        this.server = server;
    }

    /** Whether it has had, once since it started, all that the primary then had. */
    boolean hasCaughtUp() {
        return hasCaughtUp;
    }

    void replicate(int from, Replicate message) {
        if (message.epoch() < epoch) {
            return;
        }
        if (message.epoch() > epoch) {
            begin(message);
        }
        boolean fits = message.index() <= database.applied();
        if (fits) {
            List<Commit> commits = message.commits();
            int known = (int) Math.min(commits.size(), database.applied() - message.index());
            for (Commit commit : commits.subList(known, commits.size())) {
                database.install(commit, server.oldestInUse());
            }
        }
        hasCaughtUp |= database.applied() >= message.end();
        outbox.send(from, new Replicated(message.epoch(), fits, database.applied()));
    }

    /** The primary has restarted. If its disk lost what was durable, what is here did not happen. */
    private void begin(Replicate message) {
        epoch = message.epoch();
        if (message.end() < database.applied()) {
            server.abortAll("the primary has lost what was read");
            database.clear();
            hasCaughtUp = false;
        }
    }
}
