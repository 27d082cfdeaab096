package io.inquest.systems.raft;

import io.inquest.cluster.program.NodeContext;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Replica;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.keyvalue.StateReads;
import io.inquest.systems.keyvalue.TakenRequests;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;
import io.inquest.systems.raft.PeerMessage.VoteReply;
import io.inquest.systems.raft.PeerMessage.VoteRequest;

/**
 * A node of a key-value store replicated by Raft, after Ongaro's thesis (Consensus: Bridging Theory and Practice, 2014).
 * Puts the parts together, and hands each message to the part it concerns.
 */
final class RaftNode implements Replica, PeerMessage.Handler, Applier.Listener {
    static final long ELECTION_TIMER = 1;
    static final long HEARTBEAT_TIMER = 2;

    private final NodeContext<Message> context;
    private final RaftConfig config;
    private final Observer observer;
    private final RaftLog log = new RaftLog();
    private final Storage storage;
    private final Standing standing;
    private final Applier applier;
    private final Election election;
    private final Follower follower;
    private final Replication replication;
    private final Proposals proposals;
    private final TakenRequests taken = new TakenRequests();
    private final Reads reads;
    private final StateReads localReads;

    RaftNode(NodeContext<Message> context, RaftConfig config, Observer observer) {
        this.context = context;
        this.config = config;
        this.observer = observer;
        storage = new Storage(context.disk());
        standing = new Standing(storage, config.policy(), context.notes(), this::deposed);
        applier = new Applier(log, storage, config.snapshotEvery(), context.notes(), this);
        election = new Election(context, config, standing, log, storage, this::elected);
        follower = new Follower(context, standing, election, log, storage, applier);
        replication = new Replication(context, config, standing, log, storage, applier, this::caughtUp);
        proposals = new Proposals(context.outbox(), config.policy(), standing, storage, replication);
        reads = reads();
        localReads = new StateReads(context.outbox(), applier);
    }

    private Reads reads() {
        switch (config.reads()) {
            case READ_INDEX:
                return new ReadIndex(context.outbox(), config.policy(), applier, replication);
            case LEASE:
                return new LeaseReads(context.outbox(), config.policy(), applier, replication, context.clock());
            default:
                return (client, number, key) -> proposals.propose(client, number, new Command.Read(key));
        }
    }

    @Override
    public boolean leads() {
        return standing.leads();
    }

    @Override
    public long term() {
        return standing.term();
    }

    @Override
    public long applied() {
        return applier.applied();
    }

    @Override
    public void onStart() {
        standing.recover(storage.recover(log));
        taken.recover(standing.term());
        applier.restore(log.snapshot());
        election.start();
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
            localReads.read(client, read.number(), read.key(), read.after());
        }
    }

    @Override
    public void onTimer(long timer) {
        if (timer == ELECTION_TIMER) {
            election.timeout();
        } else {
            replication.tick();
        }
    }

    private void execute(int client, Execute execute) {
        if (!standing.leads() || execute.term() != standing.term()) {
            refuse(client, execute);
        } else if (execute.command() instanceof Command.Read read) {
            reads.read(client, execute.number(), read.key());
        } else {
            taken.took(client, execute.number());
            proposals.propose(client, execute.number(), execute.command());
        }
    }

    /**
     * For certain if no copy of the request was or will be taken here. A term that is over will have no leader again; of
     * the present one this node can only become leader as candidate.
     */
    private void refuse(int client, Execute execute) {
        long term = standing.term();
        boolean mayYetLead = execute.term() > term || (execute.term() == term && standing.role() == Role.CANDIDATE);
        boolean certain = !mayYetLead && !taken.mayHold(execute.term(), client, execute.number());
        Refused refused = new Refused(execute.number(), execute.term(), term, standing.leader(), certain);
        storage.whenDurable(() -> context.outbox().send(client, refused));
    }

    private void elected() {
        observer.elected(context.self(), standing.term());
        replication.begin();
    }

    private void deposed() {
        proposals.deposed();
        reads.deposed();
    }

    @Override
    public void applied(long index, Entry entry, Result result) {
        observer.applied(context.self(), index, entry);
        proposals.applied(index, entry, result);
    }

    @Override
    public void restored(Snapshot snapshot) {
        observer.restored(context.self(), snapshot);
    }

    @Override
    public void caughtUp() {
        reads.proceed();
        localReads.proceed();
    }

    @Override
    public void voteRequest(int from, VoteRequest request) {
        election.requested(from, request);
    }

    @Override
    public void voteReply(int from, VoteReply reply) {
        election.replied(from, reply);
    }

    @Override
    public void appendEntries(int from, AppendEntries append) {
        follower.append(from, append);
    }

    @Override
    public void appendReply(int from, AppendReply reply) {
        replication.replied(from, reply);
    }

    @Override
    public void installSnapshot(int from, InstallSnapshot install) {
        follower.install(from, install);
    }
}
