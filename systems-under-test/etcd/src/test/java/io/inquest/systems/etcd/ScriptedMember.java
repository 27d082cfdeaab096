package io.inquest.systems.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.AuthenticateResponse;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks etcd's protocol, holds nothing, and answers updates as a test says. */
final class ScriptedMember {
    private static final Metadata.Key<String> HAS_LEADER =
            Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    /** How updates fail; null if they do not. */
    volatile Status updatesFail;

    /** How reads fail; null if they do not. */
    volatile Status readsFail;

    /** Whether the comparisons of updates hold. */
    volatile boolean matches = true;

    /** Shown by calls that are let in; null if all are. Who logs in is given it. */
    volatile String token;

    /** How logging in fails; null if it does not. */
    volatile Status loginsFail;

    /**
     * What was asked: {@code read}, {@code serializable read}, {@code update}; behind it {@code !} if a leader was wanted.
     * Also {@code NAME logs in with PASSWORD}.
     */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Server server;
    private volatile boolean wantsLeader;

    ScriptedMember() throws IOException {
        this(null);
    }

    /** @param tls plain if null */
    ScriptedMember(SslContext tls) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(tls)
                .addService(new Users())
                .addService(new Keys())
                .addService(new Leases())
                .intercept(new HeaderWatch())
                .build()
                .start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    private void note(String what) {
        asked.add(wantsLeader ? what + "!" : what);
    }

    private static <T> void answer(StreamObserver<T> to, Status failure, T answer) {
        if (failure != null) {
            to.onError(failure.asRuntimeException());
            return;
        }
        to.onNext(answer);
        to.onCompleted();
    }

    private final class HeaderWatch implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            wantsLeader = "true".equals(headers.get(HAS_LEADER));
            String wanted = token;
            boolean logsIn = call.getMethodDescriptor().getServiceName().equals("etcdserverpb.Auth");
            if (wanted != null && !logsIn && !wanted.equals(headers.get(TOKEN))) {
                call.close(Status.UNAUTHENTICATED.withDescription("etcdserver: invalid auth token"), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    private final class Users extends AuthGrpc.AuthImplBase {
        @Override
        public void authenticate(AuthenticateRequest request, StreamObserver<AuthenticateResponse> to) {
            asked.add(request.getName() + " logs in with " + request.getPassword());
            answer(
                    to,
                    loginsFail,
                    AuthenticateResponse.newBuilder().setToken(token).build());
        }
    }

    private final class Keys extends KVGrpc.KVImplBase {
        @Override
        public void range(RangeRequest request, StreamObserver<RangeResponse> to) {
            note(request.getSerializable() ? "serializable read" : "read");
            answer(to, readsFail, RangeResponse.getDefaultInstance());
        }

        @Override
        public void txn(TxnRequest request, StreamObserver<TxnResponse> to) {
            boolean reads = request.getSuccessList().stream().allMatch(RequestOp::hasRequestRange);
            boolean serializable = request.getSuccessList().stream()
                    .allMatch(one -> one.getRequestRange().getSerializable());
            note(!reads ? "update" : serializable ? "serializable read" : "read");
            TxnResponse.Builder response = TxnResponse.newBuilder()
                    .setHeader(ResponseHeader.newBuilder().setRevision(17))
                    .setSucceeded(reads || matches);
            request.getSuccessList()
                    .forEach(one -> response.addResponses(
                            ResponseOp.newBuilder().setResponseRange(RangeResponse.getDefaultInstance())));
            answer(to, reads ? readsFail : updatesFail, response.build());
        }
    }

    private static final class Leases extends LeaseGrpc.LeaseImplBase {
        @Override
        public void leaseGrant(LeaseGrantRequest request, StreamObserver<LeaseGrantResponse> to) {
            answer(
                    to,
                    null,
                    LeaseGrantResponse.newBuilder()
                            .setID(5)
                            .setTTL(request.getTTL())
                            .build());
        }
    }

    /** Ends it; waits until it has ended. */
    void close() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }
}
