package io.inquest.systems.etcd;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection to one member, and to no other. Nothing is tried twice, no call waits for a member that is down, and what a
 * failed call says can be told from a call that never left: see {@link #sent}.
 */
final class Connection implements AutoCloseable {
    private static final long KEEP_ALIVE_SECONDS = 10;
    private static final int CONNECT_MILLIS_MAX = 2000;

    /** How long a member that was down is given to take a new connection before a call fails. */
    private static final long AGAIN_MILLIS = 100;

    /** gRPC says on the console what it is busy with; held here, because a logger that nobody holds forgets its level. */
    private static final Logger LIBRARY = Logger.getLogger("io.grpc");

    /** Asks a member that knows no leader to say so at once. */
    private static final Metadata HAS_LEADER = new Metadata();

    static {
        LIBRARY.setLevel(Level.SEVERE);
        HAS_LEADER.put(Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER), "true");
    }

    private final ManagedChannel channel;
    private final Optional<Login> login;
    private final Channel watched;
    private volatile boolean sent;

    private Connection(ManagedChannel channel, Optional<Login> login) {
        this.channel = channel;
        this.login = login;
        List<ClientInterceptor> interceptors = new ArrayList<>(List.of(new SentWatch()));
        login.ifPresent(interceptors::add);
        this.watched = ClientInterceptors.intercept(channel, interceptors);
    }

    /**
     * @param tls plain if empty
     * @param login who its calls are made as, if that matters
     */
    static Connection to(InetSocketAddress member, Optional<SslContext> tls, Optional<Login> login) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(member);
        tls.ifPresentOrElse(builder::sslContext, builder::usePlaintext);
        ManagedChannel channel = builder.disableRetry()
                .proxyDetector(direct -> null)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_SECONDS / 2, TimeUnit.SECONDS)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .build();
        return new Connection(channel, login);
    }

    /**
     * Before a call, logs in where that is necessary. Waits.
     *
     * @throws io.grpc.StatusRuntimeException if that fails; then nothing but that was asked
     */
    void logIn(Deadline deadline) {
        login.ifPresent(one -> one.begin(ready(), deadline));
    }

    /** For updates and linearizable reads. */
    KVGrpc.KVBlockingStub keys() {
        return anyKeys().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(HAS_LEADER));
    }

    /** For reads of what the member itself has, whether it knows a leader or not. */
    KVGrpc.KVBlockingStub anyKeys() {
        return KVGrpc.newBlockingStub(ready());
    }

    LeaseGrpc.LeaseBlockingStub leases() {
        return LeaseGrpc.newBlockingStub(ready());
    }

    LeaseGrpc.LeaseStub leaseStreams() {
        return LeaseGrpc.newStub(ready());
    }

    AuthGrpc.AuthBlockingStub auth() {
        return AuthGrpc.newBlockingStub(ready());
    }

    ClusterGrpc.ClusterBlockingStub cluster() {
        return ClusterGrpc.newBlockingStub(ready());
    }

    MaintenanceGrpc.MaintenanceFutureStub maintenance() {
        return MaintenanceGrpc.newFutureStub(ready());
    }

    /** From here on {@link #sent} is about calls that are yet to be made. */
    void forgetSent() {
        sent = false;
    }

    /**
     * Whether a call since {@link #forgetSent} was handed to a connection to the member, so that it may have got there. For
     * a connection of which one thread makes one call after another.
     */
    boolean sent() {
        return sent;
    }

    /** A member that is up again is tried at once, and not after a pause that grows with each failure. */
    private Channel ready() {
        channel.resetConnectBackoff();
        return watched;
    }

    /** Where the last attempt to connect has failed, waits a moment for another. */
    void reconnect() {
        if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
            CountDownLatch connected = new CountDownLatch(1);
            channel.notifyWhenStateChanged(ConnectivityState.TRANSIENT_FAILURE, connected::countDown);
            channel.resetConnectBackoff();
            try {
                if (!connected.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return; // the call will say why
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** Learns from gRPC's own tracing when a call gets a stream on a connection. */
    private final class SentWatch implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return next.newCall(method, options.withStreamTracerFactory(new SentTracers(() -> sent = true)));
        }
    }
}
