package io.inquest.systems.etcd;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberRemoveRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is asked of members beside their clients. Methods that wait say so; from any thread. */
final class Administration implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 3000;

    private final List<Member> members;
    private final Access access;
    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();

    Administration(List<Member> members, Access access) {
        this.members = List.copyOf(members);
        this.access = access;
    }

    private Connection connection(int node) {
        return connections.computeIfAbsent(node, access::forAdministrator);
    }

    /** Makes the users that {@link Access} wants of a cluster that serves. Waits. */
    void makeUsers() throws IOException {
        try {
            access.begin(connection(0));
        } catch (StatusRuntimeException failed) {
            throw new IOException("etcd does not make users: " + Refusals.words(failed.getStatus()), failed);
        }
    }

    /** Why a member does not serve; empty if it answers a linearizable read. Waits. */
    Optional<String> complaint(int node) {
        try {
            probe(connection(node));
            return Optional.empty();
        } catch (StatusRuntimeException failed) {
            return Optional.of(Refusals.words(failed.getStatus()));
        }
    }

    private static void probe(Connection connection) {
        connection.logIn(Deadline.after(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        connection
                .keys()
                .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .range(Requests.range(Keys.PROBE, false));
    }

    /** The nodes that are members. Waits. */
    List<Integer> members() throws IOException {
        List<io.etcd.jetcd.api.Member> listed = ask("list the members", List.of(), this::list);
        List<Integer> nodes = new ArrayList<>();
        for (Member member : members) {
            if (isListed(member, listed)) {
                nodes.add(member.number());
            }
        }
        return nodes;
    }

    /** Takes a node out. Waits. */
    void remove(int node) throws IOException {
        Member leaving = members.get(node);
        ask("remove " + leaving.name(), List.of(node), connection -> {
            for (io.etcd.jetcd.api.Member one : list(connection)) {
                if (one.getPeerURLsList().contains(leaving.peerUrl())) {
                    connection
                            .cluster()
                            .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .memberRemove(MemberRemoveRequest.newBuilder()
                                    .setID(one.getID())
                                    .build());
                }
            }
            return leaving;
        });
    }

    /** Puts a node in; gives the cluster with it, as {@link Member#daemon} wants it. Waits. */
    String add(int node) throws IOException {
        Member joining = members.get(node);
        List<io.etcd.jetcd.api.Member> listed = ask("add " + joining.name(), List.of(node), connection -> {
            if (!isListed(joining, list(connection))) {
                connection
                        .cluster()
                        .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .memberAdd(MemberAddRequest.newBuilder()
                                .addPeerURLs(joining.peerUrl())
                                .build());
            }
            return list(connection);
        });
        return String.join(
                ",",
                members.stream()
                        .filter(member -> isListed(member, listed))
                        .map(Member::inCluster)
                        .toList());
    }

    /** Asks a member what it has; after a linearizable read, so that it has all that was decided before. */
    private List<io.etcd.jetcd.api.Member> list(Connection connection) {
        probe(connection);
        return connection
                .cluster()
                .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .memberList(MemberListRequest.getDefaultInstance())
                .getMembersList();
    }

    private static boolean isListed(Member member, List<io.etcd.jetcd.api.Member> listed) {
        return listed.stream().anyMatch(one -> one.getPeerURLsList().contains(member.peerUrl()));
    }

    /** Asks one member after another, but some, until one does it. */
    private <T> T ask(String what, List<Integer> notThese, Function<Connection, T> question) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (Member member : members) {
            if (notThese.contains(member.number())) {
                continue;
            }
            try {
                return question.apply(connection(member.number()));
            } catch (StatusRuntimeException failed) {
                refusals.add(member.name() + ": " + Refusals.words(failed.getStatus()));
            }
        }
        throw new IOException("etcd does not " + what + " (" + String.join("; ", refusals) + ")");
    }

    /** Asks a member whether it believes that it leads; told on any thread, with false if it does not answer. */
    void askWhetherItLeads(int node, Consumer<Boolean> answer) {
        Futures.addCallback(
                connection(node)
                        .maintenance()
                        .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .status(StatusRequest.getDefaultInstance()),
                new FutureCallback<StatusResponse>() {
                    @Override
                    public void onSuccess(StatusResponse status) {
                        answer.accept(status.getLeader() == status.getHeader().getMemberId());
                    }

                    @Override
                    public void onFailure(Throwable noAnswer) {
                        answer.accept(false);
                    }
                },
                MoreExecutors.directExecutor());
    }

    /** Asks all members to renew leases: one that knows the leader is enough. Does not wait. */
    void renew(List<Long> leases) {
        for (Member member : members) {
            StreamObserver<LeaseKeepAliveRequest> requests = connection(member.number())
                    .leaseStreams()
                    .withDeadlineAfter(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .leaseKeepAlive(new Unheard());
            for (long lease : leases) {
                requests.onNext(LeaseKeepAliveRequest.newBuilder().setID(lease).build());
            }
            requests.onCompleted();
        }
    }

    /** A lease that could not be renewed shows when its lock is somebody else's. */
    private static final class Unheard implements StreamObserver<LeaseKeepAliveResponse> {
        @Override
        public void onNext(LeaseKeepAliveResponse response) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
    }
}
